import { comparison } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = comparison('logicalOr', (out, start, end, a, atA, stepA, b, atB, stepB) => {
  for (let i = start; i < end; i++, atA += stepA, atB += stepB) out[i] = a[atA] || b[atB] ? 1 : 0;
});

/**
 * Logical OR, element by element; any number except 0 counts as true.
 *
 *     out = a ∨ b
 *
 * shape     a and b broadcast; bool
 * gradient  none
 */
export function logicalOr(a: Operand, b: Operand): Tensor {
  return apply(op, [lift('logicalOr', a, b), lift('logicalOr', b, a)], undefined);
}
