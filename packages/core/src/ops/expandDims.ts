import { lift } from '../op/op';
import { resolveAxis } from '../tensor/shape';
import type { Operand, Tensor } from '../tensor/tensor';
import { reshape } from './reshape';

/**
 * Inserts a new axis of size 1.
 *
 * shape     as x, with a 1 at `axis`, counted in the result
 * gradient  reshaped back
 * throws    when the result has no such axis
 */
export function expandDims(x: Operand, axis: number): Tensor {
  const tensor = lift('expandDims', x);
  const shape = [...tensor.shape];
  shape.splice(resolveAxis('expandDims', axis, shape.length + 1), 0, 1);
  return reshape(tensor, shape);
}
