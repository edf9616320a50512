import { numberDType, unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { mul } from './mul';

const op = unary(
  'square',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = x[i]! * x[i]!;
  },
  (slope, { inputs: [x] }) => mul(slope, mul(x, 2)),
  numberDType,
);

/**
 * Multiplies every number by itself.
 *
 *     out = x²
 *
 * shape  stays
 * slope  2x
 */
export function square(x: Operand): Tensor {
  return apply(op, [lift(x)], undefined);
}
