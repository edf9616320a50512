import { unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { div } from './div';
import { mul } from './mul';

const op = unary(
  'sqrt',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(x[i]!);
  },
  (grad, { output }) => div(grad, mul(output, 2)),
);

/**
 * The square root of every element: the number that, multiplied by itself, gives x.
 *
 *     out = √x
 *
 * shape     as x
 * gradient  1/(2√x): infinite at 0
 */
export function sqrt(x: Operand): Tensor {
  return apply(op, [lift('sqrt', x)], undefined);
}
