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
 * Asks which number, times itself, gives each number.
 *
 *     out = √x
 *
 * shape  stays
 * gradient  1/(2√x): infinite at 0
 */
export function sqrt(x: Operand): Tensor {
  return apply(op, [lift(x)], undefined);
}
