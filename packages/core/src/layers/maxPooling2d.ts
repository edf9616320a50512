import type { Layer } from '../contracts/layer';
import type { WindowOptions } from '../cpu/window';
import { resolveWindow, windowPositions } from '../cpu/window';
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
  return {
    name: 'maxPooling2d',
    init(_, inputShape) {
      const images = [1, ...inputShape];
      const window = resolveWindow('maxPooling2d', images, size, { stride: size, ...options });
      return { weights: {}, outputShape: [...windowPositions('maxPooling2d', images, window), inputShape[2]!] };
    },
    forward(_, x) {
      resolveWindow('maxPooling2d', x.shape, size, { stride: size, ...options });
      return maxPool2d(x, size, options);
    },
  };
}
