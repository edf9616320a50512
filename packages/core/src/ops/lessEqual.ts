import { comparison } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = comparison('lessEqual', (out, start, end, a, atA, stepA, b, atB, stepB) => {
  for (let i = start; i < end; i++, atA += stepA, atB += stepB) out[i] = a[atA]! <= b[atB]! ? 1 : 0;
});

/**
 * Tells where the first number is not the larger one.
 *
 *     out = a ≤ b
 *
 * shape  stretched over one another
 * gradient  none
 */
export function lessEqual(a: Operand, b: Operand): Tensor {
  return apply(op, [lift(a, b), lift(b, a)], undefined);
}
