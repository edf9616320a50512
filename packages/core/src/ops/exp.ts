import { unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { mul } from './mul';

const op = unary(
  'exp',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.exp(x[i]!);
  },
  (grad, { output }) => mul(grad, output),
);

/**
 * Raises e to every number: grows ever faster, and is never negative.
 *
 *     out = eˣ
 *
 * shape  stays
 * gradient  eˣ
 */
export function exp(x: Operand): Tensor {
  return apply(op, [lift(x)], undefined);
}
