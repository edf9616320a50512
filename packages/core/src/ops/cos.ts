import { unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { mul } from './mul';
import { neg } from './neg';
import { sin } from './sin';

const op = unary(
  'cos',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.cos(x[i]!);
  },
  (grad, { inputs: [x] }) => neg(mul(grad, sin(x))),
);

/**
 * The cosine of every element: how far to the right you are after a walk of length x around a circle of radius 1.
 *
 *     out = cos x
 *
 * shape     as x
 * units     radians
 * gradient  −sin x
 */
export function cos(x: Operand): Tensor {
  return apply(op, [lift('cos', x)], undefined);
}
