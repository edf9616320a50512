import type { Operand, Tensor } from '../tensor/tensor';
import { clamp } from './clamp';

/**
 * A `tanh` made of three straight lines.
 *
 *     out = min(max(x, −1), 1)
 *
 * shape  stays
 * gradient  1 from −1 to 1, else 0
 */
export function hardTanh(x: Operand): Tensor {
  return clamp(x, -1, 1);
}
