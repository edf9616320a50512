import { unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { div } from './div';

const op = unary(
  'log',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.log(x[i]!);
  },
  (grad, { inputs: [x] }) => div(grad, x),
);

/**
 * The natural logarithm of every element: the power to which e must be raised to give x. It undoes `exp`.
 *
 *     out = ln x
 *
 * shape     as x
 * gradient  1/x
 */
export function log(x: Operand): Tensor {
  return apply(op, [lift('log', x)], undefined);
}
