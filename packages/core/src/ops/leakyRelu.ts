import { check } from '../check/check';
import { lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { greater } from './greater';
import { mul } from './mul';
import { where } from './where';

/**
 * Leaky rectified linear unit: like `relu`, but scales elements below zero down instead of cutting them off.
 *
 *     out = x above 0, negativeSlope · x below
 *
 * shape     as x
 * gradient  1 above 0, else negativeSlope
 */
export function leakyRelu(x: Operand, negativeSlope = 0.01): Tensor {
  check('leakyRelu: negativeSlope', negativeSlope, '(-∞, ∞)');
  const tensor = lift('leakyRelu', x);
  return where(greater(tensor, 0), tensor, mul(tensor, negativeSlope));
}
