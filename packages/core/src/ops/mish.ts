import type { Operand, Tensor } from '../tensor/tensor';
import { mul } from './mul';
import { softplus } from './softplus';
import { tanh } from './tanh';

/**
 * Lets each number through in a share that grows smoothly with it, and a little of what is just below zero.
 *
 *     out = x · tanh(softplus(x))
 *
 * shape  stays
 * gradient  tanh(softplus(x)) + x · sigmoid(x) · (1 − tanh(softplus(x))²)
 * source  Misra 2019, Mish: a self regularized non-monotonic activation function, https://arxiv.org/abs/1908.08681
 */
export function mish(x: Operand): Tensor {
  return mul(x, tanh(softplus(x)));
}
