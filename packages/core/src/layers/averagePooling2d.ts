import { check } from '../check/check';
import { readOptions } from '../check/readOptions';
import type { Layer } from '../contracts/layer';
import type { WindowOptions } from '../cpu/window';
import { aPair, resolveWindow, windowOptions, windowPositions } from '../cpu/window';
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
  const { stride = size, padding } = readOptions('averagePooling2d(size, options)', options, windowOptions);
  check('averagePooling2d: size', size, aPair);
  const own = { stride, padding };
  return {
    name: 'averagePooling2d',
    init(_, inputShape) {
      const images = [1, ...inputShape];
      const window = resolveWindow('averagePooling2d', images, size, own);
      return { weights: {}, outputShape: [...windowPositions('averagePooling2d', images, window), inputShape[2]!] };
    },
    forward(_, x) {
      resolveWindow('averagePooling2d', x.shape, size, own);
      return avgPool2d(x, size, own);
    },
  };
}
