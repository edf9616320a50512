import { check } from '../check/check';
import { lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { expm1 } from './expm1';
import { greater } from './greater';
import { mul } from './mul';
import { where } from './where';

/**
 * Exponential linear unit: like `relu`, but bends smoothly toward −alpha below zero.
 *
 *     out = x above 0, alpha · (eˣ − 1) below
 *
 * shape     as x
 * gradient  1 above 0, alpha · eˣ below
 * source    Clevert et al. 2015, Fast and accurate deep network learning by exponential linear units,
 *           https://arxiv.org/abs/1511.07289
 */
export function elu(x: Operand, alpha = 1): Tensor {
  check('elu: alpha', alpha, '(-∞, ∞)');
  const tensor = lift('elu', x);
  const positive = greater(tensor, 0);
  // the branch not taken must stay finite, or its gradient would be NaN
  return where(positive, tensor, mul(expm1(where(positive, 0, tensor)), alpha));
}
