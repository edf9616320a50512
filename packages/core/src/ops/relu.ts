import { numberOf, unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { greater } from './greater';
import { where } from './where';

const op = unary(
  'relu',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.max(x[i]!, 0);
  },
  (grad, { output }) => where(greater(output, 0), grad, 0),
  numberOf,
);

/**
 * Rectified linear unit: keeps what is above zero and replaces the rest with zero.
 *
 *     out = max(x, 0)
 *
 * shape     as x
 * gradient  1 above 0, else 0
 */
export function relu(x: Operand): Tensor {
  return apply(op, [lift('relu', x)], undefined);
}
