import { unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { mul } from './mul';
import { square } from './square';
import { sub } from './sub';

const op = unary(
  'tanh',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.tanh(x[i]!);
  },
  (grad, { output }) => mul(grad, sub(1, square(output))),
);

/**
 * The hyperbolic tangent: maps every element smoothly into the range from −1 to 1.
 *
 *     out = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)
 *
 * shape     as x
 * gradient  1 − out²
 */
export function tanh(x: Operand): Tensor {
  return apply(op, [lift('tanh', x)], undefined);
}
