import { binary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = binary(
  'logicalOr',
  (out, start, end, a, atA, stepA, b, atB, stepB) => {
    for (let i = start; i < end; i++, atA += stepA, atB += stepB) out[i] = a[atA] !== 0 || b[atB] !== 0 ? 1 : 0;
  },
  undefined,
  () => 'bool',
);

/**
 * Logical OR, element by element; any number except 0 counts as true, also NaN.
 *
 *     out = a ∨ b
 *
 * shape     a and b broadcast; bool
 * gradient  none
 */
export function logicalOr(a: Operand, b: Operand): Tensor {
  return apply(op, [lift('logicalOr', a, b), lift('logicalOr', b, a)], undefined);
}
