import { lift } from '../op/op';
import type { ReductionOptions } from '../op/reduction';
import { resolveReduction } from '../op/reduction';
import type { Operand, Tensor } from '../tensor/tensor';
import { cast } from './cast';
import { mean } from './mean';
import { square } from './square';
import { sub } from './sub';

/**
 * The variance along some axes, or of the whole tensor: the mean squared distance from the mean.
 *
 *     out = Σ (x − mean x)² / n
 *
 * shape     without the reduced axes (or with 1 in their place: `keepDims`)
 * units     those of x, squared; divided by n, not n − 1
 * gradient  2 (x − mean x) / n
 */
export function variance(x: Operand, options: ReductionOptions = {}): Tensor {
  const tensor = lift('variance', x);
  const { axes: axis, keepDims } = resolveReduction('variance', tensor.shape.length, options);
  // not every whole number is a float32
  if (tensor.dtype === 'int32') return cast(variance(cast(tensor, 'float64'), { axis, keepDims }), 'float32');
  return mean(square(sub(tensor, mean(tensor, { axis, keepDims: true }))), { axis, keepDims });
}
