import type { Dataset } from '@gd/core';
import { tensor } from '@gd/core';
import type { Kind } from '@gd/core/extend';
import { formatShape, readOptions } from '@gd/core/extend';
import { idxHeader } from '../idx/idxHeader';

/** The two files of MNIST, as bytes. */
export interface MnistFiles {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

const anything: Kind = ['bytes', () => true];
const table = { images: [anything], labels: [anything] } as const;

/**
 * The MNIST dataset of handwritten digits, from its two files, images and labels. Fashion-MNIST has the same format.
 *
 *     input = pixel / 255
 *
 * shape     inputs [n, height · width], targets int32 [n]; as images: `reshape(x, [-1, 28, 28, 1])`
 * units     ink from 0 to 1
 * throws    when a file is not what its name says, the numbers of images and labels differ, or a label is above 9
 * source    LeCun, Cortes, Burges 1998, The MNIST database of handwritten digits, http://yann.lecun.com/exdb/mnist/
 */
export function mnist(files: MnistFiles): Dataset {
  const { images, labels } = readOptions<MnistFiles, typeof table>('mnist(options)', files, table);
  const imageHeader = idxHeader('mnist: images', images);
  const labelHeader = idxHeader('mnist: labels', labels);
  if (imageHeader.kind !== 'uint8' || imageHeader.shape.length !== 3) {
    throw new TypeError(
      `mnist: images are ${imageHeader.kind}${formatShape(imageHeader.shape)} — wanted uint8[count,height,width]`,
    );
  }
  if (labelHeader.kind !== 'uint8' || labelHeader.shape.length !== 1) {
    throw new TypeError(
      `mnist: labels are ${labelHeader.kind}${formatShape(labelHeader.shape)} — wanted uint8[count]; images and labels exchanged?`,
    );
  }
  const [count, height, width] = imageHeader.shape as readonly [number, number, number];
  if (labelHeader.shape[0] !== count) {
    throw new RangeError(
      `mnist: ${count} images and ${labelHeader.shape[0]} labels — there must be one label for each image; one file of train, one of test?`,
    );
  }
  const classes = new Int32Array(labels.subarray(labelHeader.start));
  const odd = classes.findIndex((label) => label > 9);
  if (odd >= 0)
    throw new RangeError(`mnist: label ${classes[odd]} in row ${odd} — there are digits 0 to 9; another dataset?`);
  const pixels = images.subarray(imageHeader.start);
  const inputs = new Float32Array(pixels.length);
  for (let i = 0; i < pixels.length; i++) inputs[i] = pixels[i]! / 255;
  return {
    name: 'mnist',
    inputs: tensor(inputs, { shape: [count, height * width] }),
    targets: tensor(classes),
    classNames: Array.from('0123456789'),
  };
}
