import { readOptions } from '../../check/readOptions';
import type { Window, WindowOptions } from '../../cpu/window';
import { eachAverageTap, resolveWindow, windowOptions, windowPositions } from '../../cpu/window';
import { floatOf } from '../../op/elementwise';
import type { Op } from '../../op/op';
import { apply, checkTensor } from '../../op/op';
import { tokenOf } from '../../op/token';
import type { Shape } from '../../tensor/shape';
import { checkShape, formatShape, sameShape } from '../../tensor/shape';
import type { Tensor } from '../../tensor/tensor';
import { avgPool2d } from '../avgPool2d';

interface Target {
  readonly images: Shape;
  readonly window: Window;
}

const op: Op<readonly [Tensor], Target> = {
  name: 'avgPool2dGrad',
  token: tokenOf('avgPool2dGrad'),
  shape([grad], { images, window }) {
    const wanted = [images[0]!, ...windowPositions('avgPool2dGrad', images, window), images[3]!];
    if (!sameShape(grad.shape, wanted)) {
      throw new RangeError(
        `avgPool2dGrad: ${formatShape(grad.shape)} for images ${formatShape(images)} — the output of the pooling is ${formatShape(wanted)}`,
      );
    }
    return images;
  },
  dtype: ([x]) => floatOf(x.dtype),
  forward(out, [{ data }], { images, window }) {
    const depth = images[3]!;
    eachAverageTap(images, window, (pixel, output, share) => {
      for (let c = 0; c < depth; c++) out[pixel + c]! += data[output + c]! * share;
    });
  },
  backward: (outer, { options: { window } }) =>
    avgPool2d(outer, window.size, { stride: window.stride, padding: window.padding }),
};

/**
 * The gradient of `avgPool2d` with respect to its images: each window's gradient is divided evenly among its pixels.
 *
 *     out[pixel] = Σ grad[window] / n     over the windows that see the pixel
 *
 * shape     `images`
 * gradient  by `avgPool2d`
 * throws    when `grad` does not have the shape of the pooling's output
 */
export function avgPool2dGrad(
  grad: Tensor,
  images: Shape,
  size: number | readonly [number, number],
  options: WindowOptions = {},
): Tensor {
  checkTensor('avgPool2dGrad', 'grad', grad);
  checkShape('avgPool2dGrad', images);
  const { stride = size, padding } = readOptions('avgPool2dGrad(grad, images, size, options)', options, windowOptions);
  const window = resolveWindow('avgPool2dGrad', images, size, { stride, padding });
  return apply(op, [grad], { images, window });
}
