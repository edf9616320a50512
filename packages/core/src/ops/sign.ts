import { numberOf, unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = unary(
  'sign',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.sign(x[i]!);
  },
  undefined,
  numberOf,
);

/**
 * The sign of every element: 1 above zero, −1 below, 0 at zero.
 *
 *     out = x / |x|, or 0
 *
 * shape     as x
 * gradient  none
 */
export function sign(x: Operand): Tensor {
  return apply(op, [lift('sign', x)], undefined);
}
