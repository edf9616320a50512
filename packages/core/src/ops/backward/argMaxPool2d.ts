import { readOptions } from '../../check/readOptions';
import type { Window, WindowOptions } from '../../cpu/window';
import { checkPadding, resolveWindow, windowIndices, windowOptions, windowPositions } from '../../cpu/window';
import type { Op } from '../../op/op';
import { apply, checkTensor } from '../../op/op';
import { tokenOf } from '../../op/token';
import type { Tensor } from '../../tensor/tensor';

const op: Op<readonly [Tensor], Window> = {
  name: 'argMaxPool2d',
  token: tokenOf('argMaxPool2d'),
  shape([x], window) {
    checkPadding('maxPool2d', x.shape, window);
    return [x.shape[0]!, ...windowPositions('maxPool2d', x.shape, window), x.shape[3]!];
  },
  dtype: () => 'int32',
  forward(out, [{ shape, data }], window) {
    const depth = shape[3]!;
    const pixels = windowIndices('maxPool2d', shape, window);
    const taps = window.size[0] * window.size[1];
    let output = 0;
    for (let image = 0; image < shape[0]!; image++) {
      const start = image * shape[1]! * shape[2]! * depth;
      for (let k = 0; k < pixels.length; k += taps, output += depth) {
        let first = true;
        for (let i = k; i < k + taps; i++) {
          if (pixels[i]! < 0) continue;
          const at = start + pixels[i]! * depth;
          for (let c = 0; c < depth; c++) {
            const value = data[at + c]!;
            const best = data[out[output + c]!]!;
            if (first || value > best || (Number.isNaN(value) && !Number.isNaN(best))) out[output + c] = at + c;
          }
          first = false;
        }
      }
    }
  },
};

/**
 * Indices of max pooling: for each window and channel, the position in the images of the largest pixel under the
 * window.
 *
 *     out = the first k with x.data[k] the largest under the window
 *
 * shape     [n, h, w, c] → [n, h′, w′, c], int32; indices count through all of x, row by row
 * gradient  none
 * throws    when the window fits nowhere, or could cover padding alone
 */
export function argMaxPool2d(x: Tensor, size: number | readonly [number, number], options: WindowOptions = {}): Tensor {
  checkTensor('maxPool2d', 'x', x);
  const { stride = size, padding } = readOptions('maxPool2d(x, size, options)', options, windowOptions);
  return apply(op, [x], resolveWindow('maxPool2d', x.shape, size, { stride, padding }));
}
