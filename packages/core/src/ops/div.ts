import { binary, floatOf } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { mul } from './mul';
import { neg } from './neg';

const op = binary(
  'div',
  (out, start, end, a, atA, stepA, b, atB, stepB) => {
    for (let i = start; i < end; i++, atA += stepA, atB += stepB) out[i] = a[atA]! / b[atB]!;
  },
  [(grad, { inputs: [, b] }) => div(grad, b), (grad, { inputs: [, b], output }) => neg(div(mul(grad, output), b))],
  floatOf,
);

/**
 * Divides one tensor by another, element by element. Whole numbers give float32.
 *
 *     out = a / b
 *
 * shape     a and b broadcast
 * gradient  1/b for a, −a/b² for b
 */
export function div(a: Operand, b: Operand): Tensor {
  return apply(op, [lift('div', a, b), lift('div', b, a)], undefined);
}
