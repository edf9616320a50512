import type { WindowOptions } from '../cpu/window';
import { checkTensor } from '../op/op';
import type { Tensor } from '../tensor/tensor';
import { argMaxPool2d } from './backward/argMaxPool2d';
import { gather } from './gather';
import { reshape } from './reshape';

/**
 * Max pooling of images: the largest of the pixels under each window.
 *
 *     out[n, y, x, c] = max of image[n, y·stride − top + i, x·stride − left + j, c] over the window's i and j
 *
 * shape     [n, h, w, c] → [n, h′, w′, c]; the stride is the window's size by default; padding never wins
 * gradient  1 for the largest pixel (the first of several), 0 for the rest
 * throws    when the window fits nowhere, or could cover padding alone
 */
export function maxPool2d(x: Tensor, size: number | readonly [number, number], options: WindowOptions = {}): Tensor {
  checkTensor('maxPool2d', 'x', x);
  return gather(reshape(x, [-1]), argMaxPool2d(x, size, options));
}
