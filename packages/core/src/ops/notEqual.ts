import { comparison } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = comparison('notEqual', (out, start, end, a, atA, stepA, b, atB, stepB) => {
  for (let i = start; i < end; i++, atA += stepA, atB += stepB) out[i] = a[atA]! !== b[atB]! ? 1 : 0;
});

/**
 * Compares two tensors, element by element: true where they differ.
 *
 *     out = a ≠ b
 *
 * shape     a and b broadcast; bool
 * gradient  none
 */
export function notEqual(a: Operand, b: Operand): Tensor {
  return apply(op, [lift('notEqual', a, b), lift('notEqual', b, a)], undefined);
}
