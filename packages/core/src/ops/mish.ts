import { lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { mul } from './mul';
import { softplus } from './softplus';
import { tanh } from './tanh';

/**
 * Mish: x times the tanh of its softplus, a smooth `relu` that dips a little below zero.
 *
 *     out = x · tanh(softplus(x))
 *
 * shape     as x
 * gradient  tanh(softplus(x)) + x · sigmoid(x) · (1 − tanh(softplus(x))²)
 * source    Misra 2019, Mish: a self regularized non-monotonic activation function, https://arxiv.org/abs/1908.08681
 */
export function mish(x: Operand): Tensor {
  const tensor = lift('mish', x);
  return mul(tensor, tanh(softplus(tensor)));
}
