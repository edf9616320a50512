import type { Operand, Tensor } from '../tensor/tensor';
import { greater } from './greater';
import { mul } from './mul';
import { where } from './where';

/**
 * A `relu` that lets a little of what is below zero through.
 *
 *     out = x above 0, gradient · x below
 *
 * shape  stays
 * gradient  1 above 0, else `gradient`
 */
export function leakyRelu(x: Operand, grad = 0.01): Tensor {
  return where(greater(x, 0), x, mul(x, grad));
}
