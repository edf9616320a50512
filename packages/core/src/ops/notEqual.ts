import { comparison } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = comparison('notEqual', (out, start, end, a, atA, stepA, b, atB, stepB) => {
  for (let i = start; i < end; i++, atA += stepA, atB += stepB) out[i] = a[atA]! !== b[atB]! ? 1 : 0;
});

/**
 * Tells where two tensors hold different numbers.
 *
 *     out = a ≠ b
 *
 * shape  stretched over one another
 * gradient  none
 */
export function notEqual(a: Operand, b: Operand): Tensor {
  return apply(op, [lift(a, b), lift(b, a)], undefined);
}
