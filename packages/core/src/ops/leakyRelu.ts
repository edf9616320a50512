import type { Operand, Tensor } from '../tensor/tensor';
import { greater } from './greater';
import { mul } from './mul';
import { where } from './where';

/**
 * A `relu` that lets a little of what is below zero through.
 *
 *     out = x above 0, slope · x below
 *
 * shape  stays
 * slope  1 above 0, else `slope`
 */
export function leakyRelu(x: Operand, slope = 0.01): Tensor {
  return where(greater(x, 0), x, mul(x, slope));
}
