import type { Convolution } from '../cpu/convolution';
import { convolve, resolveConvolution } from '../cpu/convolution';
import type { WindowOptions } from '../cpu/window';
import { windowPlaces } from '../cpu/window';
import { floatPromote } from '../op/elementwise';
import type { Op } from '../op/op';
import { apply } from '../op/op';
import { tokenOf } from '../op/token';
import { formatShape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { conv2dInputGrad } from './backward/conv2dInputGrad';
import { conv2dKernelGrad } from './backward/conv2dKernelGrad';

/** How a kernel moves over images. */
export interface Conv2dOptions extends WindowOptions {
  /** How far apart the kernel's numbers look, 1 unless said. */
  readonly dilation?: number | readonly [number, number];
  /** Into how many groups of channels, each convolved by itself, input and output are split. */
  readonly groups?: number;
}

const op: Op<readonly [Tensor, Tensor], Convolution> = {
  name: 'conv2d',
  token: tokenOf('conv2d'),
  shape([x, kernel], convolution) {
    const depth = kernel.shape[2]! * convolution.groups;
    if (x.shape[3] !== depth || kernel.shape[3]! % convolution.groups !== 0) {
      throw new RangeError(
        `conv2d: ${formatShape(x.shape)} by kernel ${formatShape(kernel.shape)} in ${convolution.groups} groups — a kernel is [height, width, channels in / groups, channels out], and the groups must divide both`,
      );
    }
    return [x.shape[0]!, ...windowPlaces('conv2d', x.shape, convolution.window), kernel.shape[3]!];
  },
  dtype: (inputs) => floatPromote('conv2d', inputs),
  forward: (out, [x, kernel], convolution) => convolve(out, x, kernel, convolution),
  backward(grad, { inputs: [x, kernel], options }, index) {
    const settings = { ...options.window, groups: options.groups };
    return index === 0
      ? conv2dInputGrad(grad, kernel, x.shape, settings)
      : conv2dKernelGrad(x, grad, kernel.shape, settings);
  },
};

/**
 * Slides small pictures (kernels) over an image and tells how well each fits at each place.
 *
 *     out[n, y, x, o] = Σ image[n, y·stride + i·dilation − top, x·stride + j·dilation − left, c] · kernel[i, j, c, o]
 *
 * shape   [n, h, w, c] by kernel [i, j, c / groups, o] → [n, h′, w′, o] with h′ = ⌊(h + padding − (i − 1) dilation − 1) / stride⌋ + 1
 * gradient   by `conv2dInputGrad` and `conv2dKernelGrad`
 * throws  when channels do not agree, or the kernel fits nowhere
 */
export function conv2d(x: Tensor, kernel: Tensor, options: Conv2dOptions = {}): Tensor {
  return apply(op, [x, kernel], resolveConvolution('conv2d', x.shape, kernel.shape, options));
}
