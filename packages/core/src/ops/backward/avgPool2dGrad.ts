import { eachShare } from '../../cpu/window';
import { floatDType } from '../../op/elementwise';
import type { Op } from '../../op/op';
import { apply } from '../../op/op';
import type { Shape } from '../../tensor/shape';
import { formatShape, sameShape } from '../../tensor/shape';
import type { Tensor } from '../../tensor/tensor';
import type { Window, WindowOptions } from '../../cpu/window';
import { resolveWindow, windowPlaces } from '../../cpu/window';
import { avgPool2d } from '../avgPool2d';

interface Target {
  readonly images: Shape;
  readonly window: Window;
}

const op: Op<readonly [Tensor], Target> = {
  name: 'avgPool2dSlope',
  shape([slope], { images, window }) {
    const wanted = [images[0]!, ...windowPlaces('avgPool2dSlope', images, window), images[3]!];
    if (!sameShape(slope.shape, wanted)) {
      throw new RangeError(
        `avgPool2dSlope: ${formatShape(slope.shape)} for images ${formatShape(images)} — the pooling answers with ${formatShape(wanted)}`,
      );
    }
    return images;
  },
  dtype: floatDType,
  forward(out, [{ data }], { images, window }) {
    const depth = images[3]!;
    eachShare(images, window, (pixel, place, share) => {
      for (let c = 0; c < depth; c++) out[pixel + c]! += data[place + c]! * share;
    });
  },
  backward: (outer, { options: { window } }) => avgPool2d(outer, window.size, window),
};

/**
 * The slope of `avgPool2d` for its images: each number is handed out evenly to the pixels under its window.
 *
 *     out[pixel] = Σ slope[window] / n   over the windows that see the pixel
 *
 * shape   `images`
 * slope   by `avgPool2d`
 * throws  when `slope` is not of the shape that the pooling answers with
 */
export function avgPool2dSlope(
  slope: Tensor,
  images: Shape,
  size: number | readonly [number, number],
  { stride = size, ...options }: WindowOptions = {},
): Tensor {
  const window = resolveWindow('avgPool2dSlope', images, size, { stride, ...options });
  return apply(op, [slope], { images, window });
}
