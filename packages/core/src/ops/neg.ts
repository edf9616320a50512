import { numberOf, unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = unary(
  'neg',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = -x[i]!;
  },
  (grad) => neg(grad),
  numberOf,
);

/**
 * The negative of every element.
 *
 *     out = −x
 *
 * shape     as x
 * gradient  −1
 */
export function neg(x: Operand): Tensor {
  return apply(op, [lift('neg', x)], undefined);
}
