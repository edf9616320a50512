import { binary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = binary(
  'logicalAnd',
  (out, start, end, a, atA, stepA, b, atB, stepB) => {
    for (let i = start; i < end; i++, atA += stepA, atB += stepB) out[i] = a[atA] !== 0 && b[atB] !== 0 ? 1 : 0;
  },
  undefined,
  () => 'bool',
);

/**
 * Logical AND, element by element; any number except 0 counts as true, also NaN.
 *
 *     out = a ∧ b
 *
 * shape     a and b broadcast; bool
 * gradient  none
 */
export function logicalAnd(a: Operand, b: Operand): Tensor {
  return apply(op, [lift('logicalAnd', a, b), lift('logicalAnd', b, a)], undefined);
}
