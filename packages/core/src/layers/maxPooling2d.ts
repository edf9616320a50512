import { check } from '../check/check';
import { readOptions } from '../check/readOptions';
import type { Layer } from '../contracts/layer';
import type { WindowOptions } from '../cpu/window';
import { aPair, resolveWindow, windowOptions, windowPositions } from '../cpu/window';
import { maxPool2d } from '../ops/maxPool2d';

/**
 * Max pooling layer for images: the largest of the pixels under each window.
 *
 *     out = maxPool2d(x, size)
 *
 * shape     [batch, h, w, c] → [batch, h′, w′, c]; the stride is the window's size by default
 * throws    when images do not have 3 axes each, or the window fits nowhere
 */
export function maxPooling2d(size: number | readonly [number, number] = 2, options: WindowOptions = {}): Layer {
  const { stride = size, padding } = readOptions('maxPooling2d(size, options)', options, windowOptions);
  check('maxPooling2d: size', size, aPair);
  const own = { stride, padding };
  return {
    name: 'maxPooling2d',
    init(_, inputShape) {
      const images = [1, ...inputShape];
      const window = resolveWindow('maxPooling2d', images, size, own);
      return { weights: {}, outputShape: [...windowPositions('maxPooling2d', images, window), inputShape[2]!] };
    },
    forward(_, x) {
      resolveWindow('maxPooling2d', x.shape, size, own);
      return maxPool2d(x, size, own);
    },
  };
}
