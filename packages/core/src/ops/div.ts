import { binary, floatPromote } from '../op/elementwise';
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
  (inputs) => floatPromote('div', inputs),
);

/**
 * Shares one tensor out over another, number by number. Whole numbers give float32.
 *
 *     out = a / b
 *
 * shape  stretched over one another
 * gradient  1/b for a, −a/b² for b
 */
export function div(a: Operand, b: Operand): Tensor {
  return apply(op, [lift(a, b), lift(b, a)], undefined);
}
