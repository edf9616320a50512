import { lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { mul } from './mul';
import { sigmoid } from './sigmoid';

/**
 * Sigmoid linear unit, also called swish: x times its sigmoid.
 *
 *     out = x · sigmoid(x)
 *
 * shape     as x
 * gradient  sigmoid(x) · (1 + x · (1 − sigmoid(x)))
 * source    Ramachandran et al. 2017, Searching for activation functions, https://arxiv.org/abs/1710.05941
 */
export function silu(x: Operand): Tensor {
  const tensor = lift('silu', x);
  return mul(tensor, sigmoid(tensor));
}
