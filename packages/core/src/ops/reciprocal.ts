import { unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { mul } from './mul';
import { neg } from './neg';
import { square } from './square';

const op = unary(
  'reciprocal',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = 1 / x[i]!;
  },
  (grad, { output }) => neg(mul(grad, square(output))),
);

/**
 * One divided by every element.
 *
 *     out = 1/x
 *
 * shape     as x
 * gradient  −1/x²
 */
export function reciprocal(x: Operand): Tensor {
  return apply(op, [lift('reciprocal', x)], undefined);
}
