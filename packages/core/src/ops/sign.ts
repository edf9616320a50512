import { numberDType, unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = unary(
  'sign',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.sign(x[i]!);
  },
  undefined,
  numberDType,
);

/**
 * Tells on which side of zero each number lies.
 *
 *     out = 1, 0 or −1
 *
 * shape  stays
 * gradient  none
 */
export function sign(x: Operand): Tensor {
  return apply(op, [lift(x)], undefined);
}
