import type { Convolution } from '../../cpu/convolution';
import { convolveBack, resolveConvolution } from '../../cpu/convolution';
import { floatPromote } from '../../op/elementwise';
import type { Op } from '../../op/op';
import { apply } from '../../op/op';
import type { Shape } from '../../tensor/shape';
import { formatShape, sameShape } from '../../tensor/shape';
import type { Tensor } from '../../tensor/tensor';
import { windowPlaces } from '../../cpu/window';
import type { Conv2dOptions } from '../conv2d';
import { conv2d } from '../conv2d';
import { conv2dKernelSlope } from './conv2dKernelGrad';

interface Target extends Convolution {
  readonly images: Shape;
}

const op: Op<readonly [Tensor, Tensor], Target> = {
  name: 'conv2dInputSlope',
  shape([slope, kernel], { images, window }) {
    const wanted = [images[0]!, ...windowPlaces('conv2dInputSlope', images, window), kernel.shape[3]!];
    if (!sameShape(slope.shape, wanted)) {
      throw new RangeError(
        `conv2dInputSlope: ${formatShape(slope.shape)} for images ${formatShape(images)} — the convolution answers with ${formatShape(wanted)}`,
      );
    }
    return images;
  },
  dtype: (inputs) => floatPromote('conv2dInputSlope', inputs),
  forward: (out, [slope, kernel], target) => convolveBack(out, target.images, slope, kernel, target),
  backward(outer, { inputs: [slope, kernel], options }, index) {
    const settings = { ...options.window, groups: options.groups };
    return index === 0 ? conv2d(outer, kernel, settings) : conv2dKernelSlope(outer, slope, kernel.shape, settings);
  },
};

/**
 * The slope of `conv2d` for its images, and so a convolution that runs backwards: it paints the kernel at each place, as
 * strongly as `slope` says.
 *
 *     out[n, y·stride + i·dilation − top, x·stride + j·dilation − left, c] += slope[n, y, x, o] · kernel[i, j, c, o]
 *
 * shape   `images`
 * slope   by `conv2d` and `conv2dKernelSlope`
 * throws  when `slope` is not of the shape that the convolution answers with
 */
export function conv2dInputSlope(slope: Tensor, kernel: Tensor, images: Shape, options: Conv2dOptions = {}): Tensor {
  return apply(op, [slope, kernel], {
    images,
    ...resolveConvolution('conv2dInputSlope', images, kernel.shape, options),
  });
}
