import type { DType } from '../tensor/dtype';
import type { Shape } from '../tensor/shape';
import { checkShape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { full } from './full';

/**
 * A tensor of ones.
 *
 * shape     as given; float32 by default
 * throws    when the shape is not a list of whole numbers
 */
export function ones(shape: Shape, dtype?: DType): Tensor {
  checkShape('ones', shape);
  return full(shape, 1, dtype);
}
