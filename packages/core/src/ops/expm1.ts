import { unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { add } from './add';
import { mul } from './mul';

const op = unary(
  'expm1',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.expm1(x[i]!);
  },
  (grad, { output }) => mul(grad, add(output, 1)),
);

/**
 * The exponential of every element minus 1, accurate even for x near 0.
 *
 *     out = eˣ − 1
 *
 * shape     as x
 * gradient  eˣ
 */
export function expm1(x: Operand): Tensor {
  return apply(op, [lift('expm1', x)], undefined);
}
