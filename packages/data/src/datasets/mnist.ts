import type { Dataset } from '@gd/core';
import { tensor } from '@gd/core';
import { formatShape } from '@gd/core/extend';
import { idxHeader } from '../idx/idxHeader';

/**
 * MNIST from the two files it comes in, the images and their labels. Fashion-MNIST has the same form.
 *
 *     input = pixel / 255
 *
 * shape     inputs [n, height · width], targets int32 [n]; for images with rows: `reshape(x, [-1, 28, 28, 1])`
 * units     ink from 0 to 1
 * throws    when a file is not what its name says, or one has more examples than the other
 * source    LeCun, Cortes, Burges 1998, The MNIST database of handwritten digits, http://yann.lecun.com/exdb/mnist/
 */
export function mnist({ images, labels }: { readonly images: Uint8Array; readonly labels: Uint8Array }): Dataset {
  const pictures = idxHeader('mnist: images', images);
  const answers = idxHeader('mnist: labels', labels);
  if (pictures.kind !== 'uint8' || pictures.shape.length !== 3) {
    throw new TypeError(
      `mnist: images are ${pictures.kind}${formatShape(pictures.shape)} — wanted uint8[count,height,width]`,
    );
  }
  if (answers.kind !== 'uint8' || answers.shape.length !== 1) {
    throw new TypeError(
      `mnist: labels are ${answers.kind}${formatShape(answers.shape)} — wanted uint8[count]; images and labels exchanged?`,
    );
  }
  const [count, height, width] = pictures.shape as readonly [number, number, number];
  if (answers.shape[0] !== count) {
    throw new RangeError(
      `mnist: ${count} images and ${answers.shape[0]} labels — there must be one label for each image; one file of train, one of test?`,
    );
  }
  const shades = images.subarray(pictures.start);
  const inputs = new Float32Array(shades.length);
  for (let i = 0; i < shades.length; i++) inputs[i] = shades[i]! / 255;
  return {
    name: 'mnist',
    inputs: tensor(inputs, { shape: [count, height * width] }),
    targets: tensor(new Int32Array(labels.subarray(answers.start))),
    classNames: Array.from('0123456789'),
  };
}
