import { binary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { equal } from './equal';
import { less } from './less';
import { mul } from './mul';
import { where } from './where';

const op = binary(
  'minimum',
  (out, start, end, a, atA, stepA, b, atB, stepB) => {
    for (let i = start; i < end; i++, atA += stepA, atB += stepB) out[i] = Math.min(a[atA]!, b[atB]!);
  },
  [(grad, { inputs: [a, b] }) => share(grad, a, b), (grad, { inputs: [a, b] }) => share(grad, b, a)],
);

/** The gradient of min(a, b) with respect to a. */
function share(grad: Tensor, a: Tensor, b: Tensor): Tensor {
  return where(less(a, b), grad, where(equal(a, b), mul(grad, 0.5), 0));
}

/**
 * The smaller of two tensors, element by element.
 *
 *     out = min(a, b)
 *
 * shape     a and b broadcast
 * gradient  1 for the smaller, 0 for the other; a half each when they are equal
 */
export function minimum(a: Operand, b: Operand): Tensor {
  return apply(op, [lift('minimum', a, b), lift('minimum', b, a)], undefined);
}
