import { binary, floatOf } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { equal } from './equal';
import { log } from './log';
import { mul } from './mul';
import { sub } from './sub';
import { where } from './where';

const op = binary(
  'pow',
  (out, start, end, a, atA, stepA, b, atB, stepB) => {
    for (let i = start; i < end; i++, atA += stepA, atB += stepB) out[i] = a[atA]! ** b[atB]!;
  },
  [
    // where a or b is 0, the plain rule would multiply 0 by infinity
    (grad, { inputs: [a, b] }) => mul(grad, mul(b, pow(a, sub(where(equal(b, 0), 1, b), 1)))),
    (grad, { inputs: [a], output }) => mul(grad, mul(output, log(where(equal(a, 0), 1, a)))),
  ],
  floatOf,
);

/**
 * Raises one tensor to the power of another, element by element. Whole numbers give float32; for a fixed 2, `square` is
 * faster.
 *
 *     out = aᵇ
 *
 * shape     a and b broadcast
 * gradient  b · aᵇ⁻¹ for a, aᵇ · ln a for b
 */
export function pow(a: Operand, b: Operand): Tensor {
  return apply(op, [lift('pow', a, b), lift('pow', b, a)], undefined);
}
