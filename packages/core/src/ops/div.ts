import { isFloat } from '../dtype';
import { binary } from '../elementwise';
import { apply, lift, promote } from '../op';
import type { Operand, Tensor } from '../tensor';
import { mul } from './mul';
import { neg } from './neg';

const op = binary(
  'div',
  (out, a, b, stepA, stepB) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i * stepA]! / b[i * stepB]!;
  },
  [(slope, { inputs: [, b] }) => div(slope, b), (slope, { inputs: [, b], output }) => neg(div(mul(slope, output), b))],
  (inputs) => {
    const dtype = promote('div', inputs);
    return isFloat(dtype) ? dtype : 'float32';
  },
);

/**
 * Shares one tensor out over another, number by number. Whole numbers give float32.
 *
 *     out = a / b
 *
 * shape  stretched over one another
 * slope  1/b for a, −a/b² for b
 */
export function div(a: Operand, b: Operand): Tensor {
  return apply(op, [lift(a, b), lift(b, a)], undefined);
}
