import { binary } from '../elementwise';
import { apply, lift } from '../op';
import type { Operand, Tensor } from '../tensor';

const op = binary(
  'add',
  (out, a, b, stepA, stepB) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i * stepA]! + b[i * stepB]!;
  },
  [(slope) => slope, (slope) => slope],
);

/**
 * Adds two tensors, number by number.
 *
 *     out = a + b
 *
 * shape  stretched over one another
 * slope  1 for both
 */
export function add(a: Operand, b: Operand): Tensor {
  return apply(op, [lift(a, b), lift(b, a)], undefined);
}
