import type { Convolution } from '../cpu/convolution';
import { convolve, optionsOf, resolveConvolution } from '../cpu/convolution';
import type { Conv2dOptions } from '../cpu/window';
import { windowPositions } from '../cpu/window';
import { floatOf } from '../op/elementwise';
import type { Op } from '../op/op';
import { apply, checkTensor, promote } from '../op/op';
import { tokenOf } from '../op/token';
import { formatShape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { conv2dInputGrad } from './backward/conv2dInputGrad';
import { conv2dKernelGrad } from './backward/conv2dKernelGrad';

const op: Op<readonly [Tensor, Tensor], Convolution> = {
  name: 'conv2d',
  token: tokenOf('conv2d'),
  shape([x, kernel], convolution) {
    const depth = kernel.shape[2]! * convolution.groups;
    if (x.shape[3] !== depth || kernel.shape[3]! % convolution.groups !== 0) {
      throw new RangeError(
        `conv2d: ${formatShape(x.shape)} by kernel ${formatShape(kernel.shape)} in ${convolution.groups} groups — a kernel is [height, width, channels in / groups, channels out], and the number of groups must divide both`,
      );
    }
    return [x.shape[0]!, ...windowPositions('conv2d', x.shape, convolution.window), kernel.shape[3]!];
  },
  dtype: (inputs) => floatOf(promote('conv2d', inputs)),
  forward: (out, [x, kernel], convolution) => convolve(out, x, kernel, convolution),
  backward(grad, { inputs: [x, kernel], options }, index) {
    const settings = optionsOf(options);
    return index === 0
      ? conv2dInputGrad(grad, kernel, x.shape, settings)
      : conv2dKernelGrad(x, grad, kernel.shape, settings);
  },
};

/**
 * Two-dimensional convolution of images with a kernel (strictly a cross-correlation, as everywhere in deep learning).
 * The kernel is a set of small patterns: each slides over the image, and the output says how well it matches at each
 * position.
 *
 *     out[n, y, x, o] = Σ image[n, y·stride + i·dilation − top, x·stride + j·dilation − left, c] · kernel[i, j, c, o]
 *     h′ = ⌊(h + top + bottom − (i − 1) · dilation − 1) / stride⌋ + 1
 *
 * shape     [n, h, w, c] by kernel [i, j, c / groups, o] → [n, h′, w′, o]
 * gradient  by `conv2dInputGrad` and `conv2dKernelGrad`
 * throws    when channels do not agree, or the kernel fits nowhere
 */
export function conv2d(x: Tensor, kernel: Tensor, options: Conv2dOptions = {}): Tensor {
  checkTensor('conv2d', 'x', x);
  checkTensor('conv2d', 'kernel', kernel);
  return apply(op, [x, kernel], resolveConvolution('conv2d', x.shape, kernel.shape, options));
}
