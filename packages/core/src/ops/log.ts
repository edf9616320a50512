import { unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { div } from './div';

const op = unary(
  'log',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.log(x[i]!);
  },
  (slope, { inputs: [x] }) => div(slope, x),
);

/**
 * Asks to which power e must be raised to give each number; undoes `exp`.
 *
 *     out = ln x
 *
 * shape  stays
 * slope  1/x
 */
export function log(x: Operand): Tensor {
  return apply(op, [lift(x)], undefined);
}
