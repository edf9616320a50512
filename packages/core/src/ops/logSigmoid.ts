import { lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { neg } from './neg';
import { softplus } from './softplus';

/**
 * The logarithm of the sigmoid, accurate even where the sigmoid itself rounds to 0.
 *
 *     out = −ln(1 + e⁻ˣ)
 *
 * shape     as x
 * gradient  1 − sigmoid(x)
 */
export function logSigmoid(x: Operand): Tensor {
  const tensor = lift('logSigmoid', x);
  return neg(softplus(neg(tensor)));
}
