import { binary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = binary(
  'add',
  (out, start, end, a, atA, stepA, b, atB, stepB) => {
    for (let i = start; i < end; i++, atA += stepA, atB += stepB) out[i] = a[atA]! + b[atB]!;
  },
  [(grad) => grad, (grad) => grad],
);

/**
 * Adds two tensors, element by element.
 *
 *     out = a + b
 *
 * shape     a and b broadcast
 * gradient  1 for both
 */
export function add(a: Operand, b: Operand): Tensor {
  return apply(op, [lift('add', a, b), lift('add', b, a)], undefined);
}
