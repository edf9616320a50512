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
  const positive = greater(x, 0);
  // the branch not taken must stay finite, or its gradient would be NaN
  return where(positive, x, mul(expm1(where(positive, 0, x)), alpha));
}
