import { lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { clamp } from './clamp';

/**
 * Hard tanh: `tanh` approximated by three straight lines.
 *
 *     out = min(max(x, −1), 1)
 *
 * shape     as x
 * gradient  1 from −1 to 1, else 0
 */
export function hardTanh(x: Operand): Tensor {
  const tensor = lift('hardTanh', x);
  return clamp(tensor, -1, 1);
}
