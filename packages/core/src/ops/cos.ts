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
 * How far to the right a point lies that has gone x around a circle of radius 1.
 *
 *     out = cos x
 *
 * shape  stays
 * gradient  −sin x
 * units  radians
 */
export function cos(x: Operand): Tensor {
  return apply(op, [lift(x)], undefined);
}
