import type { Operand, Tensor } from '../tensor/tensor';
import { neg } from './neg';
import { softplus } from './softplus';

/**
 * The logarithm of `sigmoid`, exact even where the sigmoid is too small to be told from 0.
 *
 *     out = −ln(1 + e⁻ˣ)
 *
 * shape  stays
 * gradient  1 − sigmoid(x)
 */
export function logSigmoid(x: Operand): Tensor {
  return neg(softplus(neg(x)));
}
