import { unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { mul } from './mul';
import { sigmoid } from './sigmoid';

const op = unary(
  'softplus',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.max(x[i]!, 0) + Math.log1p(Math.exp(-Math.abs(x[i]!)));
  },
  (grad, { inputs: [x] }) => mul(grad, sigmoid(x)),
);

/**
 * Softplus: a smooth `relu`, with its corner rounded off.
 *
 *     out = ln(1 + eˣ)
 *
 * shape     as x
 * gradient  sigmoid(x)
 */
export function softplus(x: Operand): Tensor {
  return apply(op, [lift('softplus', x)], undefined);
}
