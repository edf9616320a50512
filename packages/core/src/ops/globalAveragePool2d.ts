import { checkTensor } from '../op/op';
import { formatShape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { mean } from './mean';

/**
 * Averages each channel of an image over all pixels.
 *
 *     out[n, c] = Σ x[n, y, x, c] / (height · width)
 *
 * shape     [n, h, w, c] → [n, c]
 * gradient  1 / (height · width) for every pixel
 * throws    when the images do not have 4 axes
 */
export function globalAveragePool2d(x: Tensor): Tensor {
  checkTensor('globalAveragePool2d', 'x', x);
  if (x.shape.length !== 4) {
    throw new RangeError(
      `globalAveragePool2d: ${formatShape(x.shape)} — images come as [batch, height, width, channels]; expandDims for what is missing?`,
    );
  }
  return mean(x, { axis: [1, 2] });
}
