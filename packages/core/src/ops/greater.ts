import { comparison } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = comparison('greater', (out, start, end, a, atA, stepA, b, atB, stepB) => {
  for (let i = start; i < end; i++, atA += stepA, atB += stepB) out[i] = a[atA]! > b[atB]! ? 1 : 0;
});

/**
 * Compares two tensors, element by element: true where a is larger than b.
 *
 *     out = a > b
 *
 * shape     a and b broadcast; bool
 * gradient  none
 */
export function greater(a: Operand, b: Operand): Tensor {
  return apply(op, [lift('greater', a, b), lift('greater', b, a)], undefined);
}
