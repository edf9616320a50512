import { lift } from '../op/op';
import type { ReductionOptions } from '../op/reduction';
import { resolveReduction } from '../op/reduction';
import type { Operand, Tensor } from '../tensor/tensor';
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
  const { axes: axis, keepDims } = resolveReduction('variance', lift('variance', x).shape.length, options);
  return mean(square(sub(x, mean(x, { axis, keepDims: true }))), { axis, keepDims });
}
