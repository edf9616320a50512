import { numberOf, unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { mul } from './mul';
import { sign } from './sign';

const op = unary(
  'abs',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.abs(x[i]!);
  },
  (grad, { inputs: [x] }) => mul(grad, sign(x)),
  numberOf,
);

/**
 * The absolute value of every element: how far it is from zero.
 *
 *     out = |x|
 *
 * shape     as x
 * gradient  the sign of x; 0 at 0
 */
export function abs(x: Operand): Tensor {
  return apply(op, [lift('abs', x)], undefined);
}
