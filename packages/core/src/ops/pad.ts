import { aNumber, check } from '../check/check';
import { describe } from '../check/describe';
import type { Op } from '../op/op';
import { apply, lift } from '../op/op';
import { tokenOf } from '../op/token';
import { formatShape, isShape, stridesOf } from '../tensor/shape';
import { copyStrided } from '../tensor/strided';
import type { Operand, Tensor } from '../tensor/tensor';
import { slice } from './slice';

const isSides = (sides: unknown): boolean => isShape(sides) && sides.length === 2;

interface Frame {
  /** How many elements to add before and after, along each axis. */
  readonly widths: readonly (readonly [number, number])[];
  readonly value: number;
}

const op: Op<readonly [Tensor], Frame> = {
  name: 'pad',
  token: tokenOf('pad'),
  shape([x], { widths }) {
    if (!Array.isArray(widths) || widths.length !== x.shape.length || !Array.from(widths).every(isSides)) {
      throw new RangeError(
        `pad: ${formatShape(x.shape)} by ${describe(widths)} — each of its ${x.shape.length} axes needs a pair [before, after] of whole numbers`,
      );
    }
    return x.shape.map((size, axis) => size + widths[axis]![0] + widths[axis]![1]);
  },
  forward(out, [x], { widths, value }) {
    const shape = x.shape.map((size, axis) => size + widths[axis]![0] + widths[axis]![1]);
    const strides = stridesOf(shape);
    const first = widths.reduce((at, [before], axis) => at + before * strides[axis]!, 0);
    if (value !== 0) out.fill(value);
    copyStrided({ data: out, start: first, strides }, { data: x.data, start: 0, strides: stridesOf(x.shape) }, x.shape);
  },
  backward: (grad, { inputs: [x], options: { widths } }) =>
    slice(
      grad,
      widths.map(([before]) => before),
      widths.map(([before], axis) => before + x.shape[axis]!),
    ),
};

/**
 * Surrounds a tensor with a constant, 0 by default.
 *
 *     out[i + before₀, j + before₁, …] = x[i, j, …]
 *
 * shape     each axis grows by before + after
 * gradient  1 for every element of x
 * throws    when there is not one pair [before, after] for each axis
 */
export function pad(x: Operand, widths: readonly (readonly [number, number])[], value = 0): Tensor {
  check('pad: value', value, aNumber);
  return apply(op, [lift('pad', x)], { widths, value });
}
