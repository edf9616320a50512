import { numberOf, unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { mul } from './mul';

const op = unary(
  'square',
  (out, x) => {
    if (out instanceof Int32Array) for (let i = 0; i < out.length; i++) out[i] = Math.imul(x[i]!, x[i]!);
    else for (let i = 0; i < out.length; i++) out[i] = x[i]! * x[i]!;
  },
  (grad, { inputs: [x] }) => mul(grad, mul(x, 2)),
  numberOf,
);

/**
 * The square of every element.
 *
 *     out = x²
 *
 * shape     as x
 * gradient  2x
 */
export function square(x: Operand): Tensor {
  return apply(op, [lift('square', x)], undefined);
}
