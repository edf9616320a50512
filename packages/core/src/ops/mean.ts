import { lift } from '../op/op';
import type { ReductionOptions } from '../op/reduction';
import { resolveReduction } from '../op/reduction';
import { sizeOf } from '../tensor/shape';
import type { Operand, Tensor } from '../tensor/tensor';
import { cast } from './cast';
import { div } from './div';
import { sum } from './sum';

/**
 * The arithmetic mean along some axes, or of the whole tensor.
 *
 *     out = Σ x / n
 *
 * shape     without the reduced axes (or with 1 in their place: `keepDims`)
 * gradient  1/n for every element; none for whole numbers, whose mean is float32
 */
export function mean(x: Operand, options: ReductionOptions = {}): Tensor {
  const tensor = lift('mean', x);
  const { shape } = tensor;
  const { axes } = resolveReduction('mean', shape.length, options);
  const count = sizeOf(axes.map((axis) => shape[axis]!));
  // the sum of whole numbers may be larger than any int32
  if (tensor.dtype === 'int32') return cast(div(sum(cast(tensor, 'float64'), options), count), 'float32');
  return div(sum(tensor, options), count);
}
