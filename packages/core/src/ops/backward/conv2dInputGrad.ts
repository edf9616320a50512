import type { Convolution } from '../../cpu/convolution';
import { convolveBack, optionsOf, resolveConvolution } from '../../cpu/convolution';
import type { Conv2dOptions } from '../../cpu/window';
import { windowPositions } from '../../cpu/window';
import { floatOf } from '../../op/elementwise';
import type { Op } from '../../op/op';
import { apply, checkTensor, promote } from '../../op/op';
import { tokenOf } from '../../op/token';
import type { Shape } from '../../tensor/shape';
import { checkShape, formatShape, sameShape } from '../../tensor/shape';
import type { Tensor } from '../../tensor/tensor';
import { conv2d } from '../conv2d';
import { conv2dKernelGrad } from './conv2dKernelGrad';

interface Target extends Convolution {
  readonly images: Shape;
}

const op: Op<readonly [Tensor, Tensor], Target> = {
  name: 'conv2dInputGrad',
  token: tokenOf('conv2dInputGrad'),
  shape([grad, kernel], { images, window }) {
    const wanted = [images[0]!, ...windowPositions('conv2dInputGrad', images, window), kernel.shape[3]!];
    if (!sameShape(grad.shape, wanted)) {
      throw new RangeError(
        `conv2dInputGrad: ${formatShape(grad.shape)} for images ${formatShape(images)} — the output of the convolution is ${formatShape(wanted)}`,
      );
    }
    return images;
  },
  dtype: (inputs) => floatOf(promote('conv2dInputGrad', inputs)),
  forward: (out, [grad, kernel], target) => convolveBack(out, target.images, grad, kernel, target),
  backward(outer, { inputs: [grad, kernel], options }, index) {
    const settings = optionsOf(options);
    return index === 0 ? conv2d(outer, kernel, settings) : conv2dKernelGrad(outer, grad, kernel.shape, settings);
  },
};

/**
 * The gradient of `conv2d` with respect to its images, also called a transposed convolution: it adds the kernel at each
 * position, scaled by `grad`.
 *
 *     out[n, y·stride + i·dilation − top, x·stride + j·dilation − left, c] += grad[n, y, x, o] · kernel[i, j, c, o]
 *
 * shape     `images`
 * gradient  by `conv2d` and `conv2dKernelGrad`
 * throws    when `grad` does not have the shape of the convolution's output
 */
export function conv2dInputGrad(grad: Tensor, kernel: Tensor, images: Shape, options: Conv2dOptions = {}): Tensor {
  checkTensor('conv2dInputGrad', 'grad', grad);
  checkTensor('conv2dInputGrad', 'kernel', kernel);
  checkShape('conv2dInputGrad', images);
  return apply(op, [grad, kernel], {
    images,
    ...resolveConvolution('conv2dInputGrad', images, kernel.shape, options),
  });
}
