import { lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { abs } from './abs';
import { add } from './add';
import { div } from './div';

/**
 * Softsign: maps every element into the range from −1 to 1, more gently than `tanh`.
 *
 *     out = x / (1 + |x|)
 *
 * shape     as x
 * gradient  1 / (1 + |x|)²
 */
export function softsign(x: Operand): Tensor {
  const tensor = lift('softsign', x);
  return div(tensor, add(abs(tensor), 1));
}
