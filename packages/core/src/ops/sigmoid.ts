import { unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { mul } from './mul';
import { sub } from './sub';

const op = unary(
  'sigmoid',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = 1 / (1 + Math.exp(-x[i]!));
  },
  (grad, { output }) => mul(grad, mul(output, sub(1, output))),
);

/**
 * The logistic sigmoid: maps every element smoothly into the range from 0 to 1, like a probability.
 *
 *     out = 1 / (1 + e⁻ˣ)
 *
 * shape     as x
 * gradient  out · (1 − out)
 */
export function sigmoid(x: Operand): Tensor {
  return apply(op, [lift('sigmoid', x)], undefined);
}
