import { readOptions } from '../check/readOptions';
import type { Window, WindowOptions } from '../cpu/window';
import { checkPadding, eachAverageTap, resolveWindow, windowOptions, windowPositions } from '../cpu/window';
import { floatOf } from '../op/elementwise';
import type { Op } from '../op/op';
import { apply, checkTensor } from '../op/op';
import { tokenOf } from '../op/token';
import type { Tensor } from '../tensor/tensor';
import { avgPool2dGrad } from './backward/avgPool2dGrad';

const op: Op<readonly [Tensor], Window> = {
  name: 'avgPool2d',
  token: tokenOf('avgPool2d'),
  shape([x], window) {
    checkPadding('avgPool2d', x.shape, window);
    return [x.shape[0]!, ...windowPositions('avgPool2d', x.shape, window), x.shape[3]!];
  },
  dtype: ([x]) => floatOf(x.dtype),
  forward(out, [{ shape, data }], window) {
    const depth = shape[3]!;
    eachAverageTap(shape, window, (pixel, output, share) => {
      for (let c = 0; c < depth; c++) out[output + c]! += data[pixel + c]! * share;
    });
  },
  backward: (grad, { inputs: [x], options }) =>
    avgPool2dGrad(grad, x.shape, options.size, { stride: options.stride, padding: options.padding }),
};

/**
 * Average pooling of images: the average of the pixels under each window.
 *
 *     out[n, y, x, c] = mean of image[n, y·stride − top + i, x·stride − left + j, c] over the window's i and j
 *
 * shape     [n, h, w, c] → [n, h′, w′, c]; the stride is the window's size by default; padding is left out of the mean
 * gradient  an equal share for each pixel under the window
 * throws    when the window fits nowhere, or could cover padding alone
 */
export function avgPool2d(x: Tensor, size: number | readonly [number, number], options: WindowOptions = {}): Tensor {
  checkTensor('avgPool2d', 'x', x);
  const { stride = size, padding } = readOptions('avgPool2d(x, size, options)', options, windowOptions);
  return apply(op, [x], resolveWindow('avgPool2d', x.shape, size, { stride, padding }));
}
