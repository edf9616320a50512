import { numberOf, unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = unary(
  'floor',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.floor(x[i]!);
  },
  undefined,
  numberOf,
);

/**
 * Rounds every element down to a whole number.
 *
 *     out = ⌊x⌋
 *
 * shape     as x
 * gradient  none
 */
export function floor(x: Operand): Tensor {
  return apply(op, [lift('floor', x)], undefined);
}
