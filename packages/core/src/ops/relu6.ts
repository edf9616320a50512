import type { Operand, Tensor } from '../tensor/tensor';
import { clamp } from './clamp';

/**
 * A `relu` that stops at 6.
 *
 *     out = min(max(x, 0), 6)
 *
 * shape  stays
 * gradient  1 from 0 to 6, else 0
 */
export function relu6(x: Operand): Tensor {
  return clamp(x, 0, 6);
}
