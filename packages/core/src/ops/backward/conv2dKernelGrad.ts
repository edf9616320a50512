import type { Convolution } from '../../cpu/convolution';
import { convolveKernel, resolveConvolution } from '../../cpu/convolution';
import { floatPromote } from '../../op/elementwise';
import type { Op } from '../../op/op';
import { apply } from '../../op/op';
import type { Shape } from '../../tensor/shape';
import { formatShape, sameShape } from '../../tensor/shape';
import type { Tensor } from '../../tensor/tensor';
import { windowPlaces } from '../../cpu/window';
import type { Conv2dOptions } from '../conv2d';
import { conv2d } from '../conv2d';
import { conv2dInputSlope } from './conv2dInputGrad';

interface Target extends Convolution {
  readonly kernel: Shape;
}

const op: Op<readonly [Tensor, Tensor], Target> = {
  name: 'conv2dKernelSlope',
  shape([x, slope], { kernel, window }) {
    const wanted = [x.shape[0]!, ...windowPlaces('conv2dKernelSlope', x.shape, window), kernel[3]!];
    if (!sameShape(slope.shape, wanted)) {
      throw new RangeError(
        `conv2dKernelSlope: ${formatShape(slope.shape)} for images ${formatShape(x.shape)} — the convolution answers with ${formatShape(wanted)}`,
      );
    }
    return kernel;
  },
  dtype: (inputs) => floatPromote('conv2dKernelSlope', inputs),
  forward: (out, [x, slope], target) => convolveKernel(out, target.kernel, x, slope, target),
  backward(outer, { inputs: [x, slope], options }, index) {
    const settings = { ...options.window, groups: options.groups };
    return index === 0 ? conv2dInputSlope(slope, outer, x.shape, settings) : conv2d(x, outer, settings);
  },
};

/**
 * The slope of `conv2d` for its kernel: what each of the kernel's numbers looked at, weighed by `slope`.
 *
 *     out[i, j, c, o] = Σ x[n, y·stride + i·dilation − top, x·stride + j·dilation − left, c] · slope[n, y, x, o]
 *
 * shape   `kernel`
 * slope   by `conv2dInputSlope` and `conv2d`
 * throws  when `slope` is not of the shape that the convolution answers with
 */
export function conv2dKernelSlope(x: Tensor, slope: Tensor, kernel: Shape, options: Conv2dOptions = {}): Tensor {
  return apply(op, [x, slope], {
    kernel,
    ...resolveConvolution('conv2dKernelSlope', x.shape, kernel, options),
  });
}
