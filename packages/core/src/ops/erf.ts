import { errorFunction } from '../cpu/errorFunction';
import { unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { exp } from './exp';
import { mul } from './mul';
import { neg } from './neg';
import { square } from './square';

const op = unary(
  'erf',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = errorFunction(x[i]!);
  },
  (grad, { inputs: [x] }) => mul(grad, mul(exp(neg(square(x))), 2 / Math.sqrt(Math.PI))),
);

/**
 * The error function of every element: how likely a normal draw with deviation 1/√2 is between −x and x.
 *
 *     out = 2/√π · ∫₀ˣ e^(−t²) dt
 *
 * shape     as x
 * gradient  2/√π · e^(−x²)
 */
export function erf(x: Operand): Tensor {
  return apply(op, [lift('erf', x)], undefined);
}
