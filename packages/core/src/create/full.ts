import type { DType } from '../dtype';
import { allocate } from '../dtype';
import type { Shape } from '../shape';
import { checkShape, sizeOf } from '../shape';
import type { Tensor } from '../tensor';
import { Value } from '../tensor';

/**
 * A tensor that holds one number everywhere.
 *
 * shape   as given; float32 unless said
 * throws  when the shape is not a list of whole numbers
 */
export function full(shape: Shape, value: number, dtype: DType = 'float32'): Tensor {
  const data = allocate(dtype, sizeOf(checkShape('full', shape)));
  if (value !== 0) data.fill(dtype === 'bool' ? 1 : value);
  return new Value(shape, dtype, data);
}
