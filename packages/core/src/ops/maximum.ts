import { binary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { equal } from './equal';
import { greater } from './greater';
import { mul } from './mul';
import { where } from './where';

const op = binary(
  'maximum',
  (out, start, end, a, atA, stepA, b, atB, stepB) => {
    for (let i = start; i < end; i++, atA += stepA, atB += stepB) out[i] = Math.max(a[atA]!, b[atB]!);
  },
  [(grad, { inputs: [a, b] }) => share(grad, a, b), (grad, { inputs: [a, b] }) => share(grad, b, a)],
);

/** The gradient of max(a, b) with respect to a. */
function share(grad: Tensor, a: Tensor, b: Tensor): Tensor {
  return where(greater(a, b), grad, where(equal(a, b), mul(grad, 0.5), 0));
}

/**
 * The larger of two tensors, element by element.
 *
 *     out = max(a, b)
 *
 * shape     a and b broadcast
 * gradient  1 for the larger, 0 for the other; a half each when they are equal
 */
export function maximum(a: Operand, b: Operand): Tensor {
  return apply(op, [lift('maximum', a, b), lift('maximum', b, a)], undefined);
}
