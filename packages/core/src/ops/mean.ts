import { lift } from '../op/op';
import type { ReductionOptions } from '../op/reduction';
import { resolveReduction } from '../op/reduction';
import { sizeOf } from '../tensor/shape';
import type { Operand, Tensor } from '../tensor/tensor';
import { div } from './div';
import { sum } from './sum';

/**
 * The arithmetic mean along some axes, or of the whole tensor.
 *
 *     out = Σ x / n
 *
 * shape     without the reduced axes (or with 1 in their place: `keepDims`)
 * gradient  1/n for every element
 */
export function mean(x: Operand, options: ReductionOptions = {}): Tensor {
  const { shape } = lift('mean', x);
  const { axes } = resolveReduction('mean', shape.length, options);
  const count = sizeOf(axes.map((axis) => shape[axis]!));
  return div(sum(x, options), count);
}
