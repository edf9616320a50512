import type { Op } from '../op/op';
import { apply, lift } from '../op/op';
import { tokenOf } from '../op/token';
import { formatShape, quoted, stridesOf } from '../tensor/shape';
import { copyStrided } from '../tensor/strided';
import type { Operand, Tensor } from '../tensor/tensor';
import { slice } from './slice';

interface Frame {
  /** How many elements to add before and after, along each axis. */
  readonly widths: readonly (readonly [number, number])[];
  readonly value: number;
}

const op: Op<readonly [Tensor], Frame> = {
  name: 'pad',
  token: tokenOf('pad'),
  shape([x], { widths }) {
    if (widths.length !== x.shape.length || !widths.every(isPair)) {
      throw new RangeError(
        `pad: ${formatShape(x.shape)} by ${quoted(widths)} — each of its ${x.shape.length} axes needs a pair [before, after] of whole numbers`,
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

function isPair(pair: readonly number[]): boolean {
  return Array.isArray(pair) && pair.length === 2 && pair.every((width) => Number.isInteger(width) && width >= 0);
}

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
  return apply(op, [lift(x)], { widths, value });
}
