import { check } from '../check/check';
import type { DType } from '../tensor/dtype';
import { aDType, allocate } from '../tensor/dtype';
import { checkShape, sizeOf } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { DenseTensor } from '../tensor/tensor';

/**
 * The identity matrix: ones on the diagonal, zeros elsewhere. Multiplying with it changes nothing.
 *
 *     matmul(eye(n), x) = x
 *
 * shape     [n, n]; float32 by default
 * throws    when n is not a whole number
 */
export function eye(n: number, dtype: DType = 'float32'): Tensor {
  check('eye: n', n, '0, 1, 2, …');
  check('eye: dtype', dtype, aDType);
  const shape = checkShape('eye', [n, n]);
  const data = allocate(dtype, sizeOf(shape));
  for (let i = 0; i < n; i++) data[i * n + i] = 1;
  return new DenseTensor(shape, dtype, data);
}
