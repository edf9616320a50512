import { unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { add } from './add';
import { div } from './div';

const op = unary(
  'log1p',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.log1p(x[i]!);
  },
  (grad, { inputs: [x] }) => div(grad, add(x, 1)),
);

/**
 * The natural logarithm of 1 plus every element, accurate even for x near 0. It undoes `expm1`.
 *
 *     out = ln(1 + x)
 *
 * shape     as x
 * gradient  1/(1 + x)
 */
export function log1p(x: Operand): Tensor {
  return apply(op, [lift('log1p', x)], undefined);
}
