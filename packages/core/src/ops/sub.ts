import { binary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { neg } from './neg';

const op = binary(
  'sub',
  (out, start, end, a, atA, stepA, b, atB, stepB) => {
    for (let i = start; i < end; i++, atA += stepA, atB += stepB) out[i] = a[atA]! - b[atB]!;
  },
  [(grad) => grad, (grad) => neg(grad)],
);

/**
 * Subtracts one tensor from another, element by element.
 *
 *     out = a − b
 *
 * shape     a and b broadcast
 * gradient  1 for a, −1 for b
 */
export function sub(a: Operand, b: Operand): Tensor {
  return apply(op, [lift('sub', a, b), lift('sub', b, a)], undefined);
}
