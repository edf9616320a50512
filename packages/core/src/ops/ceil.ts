import { numberOf, unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = unary(
  'ceil',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.ceil(x[i]!);
  },
  undefined,
  numberOf,
);

/**
 * Rounds every element up to a whole number.
 *
 *     out = ⌈x⌉
 *
 * shape     as x
 * gradient  none
 */
export function ceil(x: Operand): Tensor {
  return apply(op, [lift('ceil', x)], undefined);
}
