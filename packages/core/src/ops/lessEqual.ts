import { comparison } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = comparison('lessEqual', (out, start, end, a, atA, stepA, b, atB, stepB) => {
  for (let i = start; i < end; i++, atA += stepA, atB += stepB) out[i] = a[atA]! <= b[atB]! ? 1 : 0;
});

/**
 * Compares two tensors, element by element: true where a is at most b.
 *
 *     out = a ≤ b
 *
 * shape     a and b broadcast; bool
 * gradient  none
 */
export function lessEqual(a: Operand, b: Operand): Tensor {
  return apply(op, [lift('lessEqual', a, b), lift('lessEqual', b, a)], undefined);
}
