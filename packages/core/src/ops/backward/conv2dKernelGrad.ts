import type { Convolution } from '../../cpu/convolution';
import { convolveKernel, optionsOf, resolveConvolution } from '../../cpu/convolution';
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
import { conv2dInputGrad } from './conv2dInputGrad';

interface Target extends Convolution {
  readonly kernel: Shape;
}

const op: Op<readonly [Tensor, Tensor], Target> = {
  name: 'conv2dKernelGrad',
  token: tokenOf('conv2dKernelGrad'),
  shape([x, grad], { kernel, window }) {
    const wanted = [x.shape[0]!, ...windowPositions('conv2dKernelGrad', x.shape, window), kernel[3]!];
    if (!sameShape(grad.shape, wanted)) {
      throw new RangeError(
        `conv2dKernelGrad: ${formatShape(grad.shape)} for images ${formatShape(x.shape)} — the output of the convolution is ${formatShape(wanted)}`,
      );
    }
    return kernel;
  },
  dtype: (inputs) => floatOf(promote('conv2dKernelGrad', inputs)),
  forward: (out, [x, grad], target) => convolveKernel(out, target.kernel, x, grad, target),
  backward(outer, { inputs: [x, grad], options }, index) {
    const settings = optionsOf(options);
    return index === 0 ? conv2dInputGrad(grad, outer, x.shape, settings) : conv2d(x, outer, settings);
  },
};

/**
 * The gradient of `conv2d` with respect to its kernel: the pixels under each kernel element, weighted by `grad`.
 *
 *     out[i, j, c, o] = Σ x[n, y·stride + i·dilation − top, x·stride + j·dilation − left, c] · grad[n, y, x, o]
 *
 * shape     `kernel`
 * gradient  by `conv2dInputGrad` and `conv2d`
 * throws    when `grad` does not have the shape of the convolution's output
 */
export function conv2dKernelGrad(x: Tensor, grad: Tensor, kernel: Shape, options: Conv2dOptions = {}): Tensor {
  checkTensor('conv2dKernelGrad', 'x', x);
  checkTensor('conv2dKernelGrad', 'grad', grad);
  checkShape('conv2dKernelGrad', kernel);
  return apply(op, [x, grad], {
    kernel,
    ...resolveConvolution('conv2dKernelGrad', x.shape, kernel, options),
  });
}
