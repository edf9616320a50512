import { unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { mul } from './mul';

const op = unary(
  'exp',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.exp(x[i]!);
  },
  (grad, { output }) => mul(grad, output),
);

/**
 * The exponential of every element: e to the power of x. It grows ever faster and is never negative.
 *
 *     out = eˣ
 *
 * shape     as x
 * gradient  eˣ
 */
export function exp(x: Operand): Tensor {
  return apply(op, [lift('exp', x)], undefined);
}
