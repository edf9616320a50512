import { comparison } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = comparison('logicalAnd', (out, start, end, a, atA, stepA, b, atB, stepB) => {
  for (let i = start; i < end; i++, atA += stepA, atB += stepB) out[i] = a[atA] && b[atB] ? 1 : 0;
});

/**
 * Logical AND, element by element; any number except 0 counts as true.
 *
 *     out = a ∧ b
 *
 * shape     a and b broadcast; bool
 * gradient  none
 */
export function logicalAnd(a: Operand, b: Operand): Tensor {
  return apply(op, [lift('logicalAnd', a, b), lift('logicalAnd', b, a)], undefined);
}
