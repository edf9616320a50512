import type { Op } from '../op';
import { apply } from '../op';
import { formatShape } from '../shape';
import type { Tensor } from '../tensor';
import type { Window, WindowOptions } from '../window';
import { resolveWindow, windowPlaces } from '../window';

const op: Op<readonly [Tensor], Window> = {
  name: 'argMaxPool2d',
  shape([x], window) {
    const { size, padding } = window;
    if (padding.some((sides, axis) => sides.some((width) => width >= size[axis]!))) {
      throw new RangeError(
        `maxPool2d: ${formatShape(x.shape)} by a window of [${size}] and padding ${JSON.stringify(padding)} — padding must be smaller than the window, which would see nothing else`,
      );
    }
    return [x.shape[0]!, ...windowPlaces('maxPool2d', x.shape, window), x.shape[3]!];
  },
  dtype: () => 'int32',
  forward(out, [{ shape, data }], window) {
    const [batch, height, width, depth] = shape as [number, number, number, number];
    const { size, stride, padding } = window;
    const [rows, columns] = windowPlaces('maxPool2d', shape, window);
    let place = 0;
    for (let n = 0; n < batch; n++) {
      for (let row = 0; row < rows; row++) {
        const top = row * stride[0] - padding[0][0];
        for (let column = 0; column < columns; column++, place += depth) {
          const left = column * stride[1] - padding[1][0];
          const firstX = Math.max(0, left);
          let first = true;
          for (let y = Math.max(0, top); y < Math.min(height, top + size[0]); y++) {
            for (let x = firstX; x < Math.min(width, left + size[1]); x++) {
              const at = ((n * height + y) * width + x) * depth;
              for (let c = 0; c < depth; c++) {
                const value = data[at + c]!;
                const best = data[out[place + c]!]!;
                if (first || value > best || (Number.isNaN(value) && !Number.isNaN(best))) out[place + c] = at + c;
              }
              first = false;
            }
          }
        }
      }
    }
  },
};

/**
 * Where in the images the largest number under a window lies, for each place of the window and each channel.
 *
 *     out = the first k with x.data[k] the largest under the window
 *
 * shape   [n, h, w, c] → [n, h′, w′, c], int32; places count through the whole of x, row by row
 * slope   none
 * throws  when the window fits nowhere, or could lie on padding alone
 */
export function argMaxPool2d(
  x: Tensor,
  size: number | readonly [number, number],
  { stride = size, ...options }: WindowOptions = {},
): Tensor {
  return apply(op, [x], resolveWindow('maxPool2d', x.shape, size, { stride, ...options }));
}
