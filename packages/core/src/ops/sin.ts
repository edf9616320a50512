import { unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { cos } from './cos';
import { mul } from './mul';

const op = unary(
  'sin',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.sin(x[i]!);
  },
  (grad, { inputs: [x] }) => mul(grad, cos(x)),
);

/**
 * The sine of every element: how high you are after a walk of length x around a circle of radius 1.
 *
 *     out = sin x
 *
 * shape     as x
 * units     radians
 * gradient  cos x
 */
export function sin(x: Operand): Tensor {
  return apply(op, [lift('sin', x)], undefined);
}
