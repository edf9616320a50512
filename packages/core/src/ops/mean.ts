import { lift } from '../op/op';
import type { ReductionOptions } from '../op/reduction';
import { resolveReduction } from '../op/reduction';
import type { Operand, Tensor } from '../tensor/tensor';
import { div } from './div';
import { sum } from './sum';

/**
 * The average of the numbers along some axes, or of all of them.
 *
 *     out = Σ x / n
 *
 * shape  without the axes averaged over (or with 1 in their place: `keepDims`)
 * gradient  1/n for every number
 */
export function mean(x: Operand, options: ReductionOptions = {}): Tensor {
  const { shape } = lift(x);
  const { axes } = resolveReduction('mean', shape.length, options);
  const count = axes.reduce((size, axis) => size * shape[axis]!, 1);
  return div(sum(x, options), count);
}
