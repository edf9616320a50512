import { aNumber, check } from '../check/check';
import type { DType } from '../tensor/dtype';
import { aDType, allocate } from '../tensor/dtype';
import type { Shape } from '../tensor/shape';
import { checkShape, sizeOf } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { checkInt32, DenseTensor } from '../tensor/tensor';

/**
 * A tensor filled with one number.
 *
 * shape     as given; float32 by default
 * throws    when the shape is not a list of whole numbers
 */
export function full(shape: Shape, value: number, dtype: DType = 'float32'): Tensor {
  check('full: value', value, aNumber);
  check('full: dtype', dtype, aDType);
  const data = allocate(dtype, sizeOf(checkShape('full', shape)));
  if (dtype === 'int32') checkInt32('full', [value], []);
  if (value !== 0) data.fill(dtype === 'bool' ? 1 : value);
  return new DenseTensor(shape, dtype, data);
}
