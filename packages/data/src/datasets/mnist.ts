import type { Dataset } from '@gd/core';
import { tensor } from '@gd/core';
import { formatShape } from '@gd/core/extend';
import { idxHeader } from '../idx/idxHeader';

/**
 * The MNIST dataset of handwritten digits, from its two files, images and labels. Fashion-MNIST has the same format.
 *
 *     input = pixel / 255
 *
 * shape     inputs [n, height · width], targets int32 [n]; as images: `reshape(x, [-1, 28, 28, 1])`
 * units     ink from 0 to 1
 * throws    when a file is not what its name says, or the numbers of images and labels differ
 * source    LeCun, Cortes, Burges 1998, The MNIST database of handwritten digits, http://yann.lecun.com/exdb/mnist/
 */
export function mnist({ images, labels }: { readonly images: Uint8Array; readonly labels: Uint8Array }): Dataset {
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
  const pixels = images.subarray(imageHeader.start);
  const inputs = new Float32Array(pixels.length);
  for (let i = 0; i < pixels.length; i++) inputs[i] = pixels[i]! / 255;
  return {
    name: 'mnist',
    inputs: tensor(inputs, { shape: [count, height * width] }),
    targets: tensor(new Int32Array(labels.subarray(labelHeader.start))),
    classNames: Array.from('0123456789'),
  };
}
