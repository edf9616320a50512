import { lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { clamp } from './clamp';

/**
 * Rectified linear unit capped at 6.
 *
 *     out = min(max(x, 0), 6)
 *
 * shape     as x
 * gradient  1 from 0 to 6, else 0
 */
export function relu6(x: Operand): Tensor {
  const tensor = lift('relu6', x);
  return clamp(tensor, 0, 6);
}
