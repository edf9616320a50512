import type { Layer } from '../contracts/layer';
import type { WindowOptions } from '../cpu/window';
import { resolveWindow, windowPositions } from '../cpu/window';
import { avgPool2d } from '../ops/avgPool2d';

/**
 * Average pooling layer for images: the average of the pixels under each window.
 *
 *     out = avgPool2d(x, size)
 *
 * shape     [batch, h, w, c] → [batch, h′, w′, c]; the stride is the window's size by default
 * throws    when images do not have 3 axes each, or the window fits nowhere
 */
export function averagePooling2d(size: number | readonly [number, number] = 2, options: WindowOptions = {}): Layer {
  return {
    name: 'averagePooling2d',
    init(_, inputShape) {
      const images = [1, ...inputShape];
      const window = resolveWindow('averagePooling2d', images, size, { stride: size, ...options });
      return { weights: {}, outputShape: [...windowPositions('averagePooling2d', images, window), inputShape[2]!] };
    },
    forward(_, x) {
      resolveWindow('averagePooling2d', x.shape, size, { stride: size, ...options });
      return avgPool2d(x, size, options);
    },
  };
}
