import type { Op } from '../op';
import { apply, lift } from '../op';
import { formatShape, stridesOf } from '../shape';
import { copyStrided } from '../strided';
import type { Operand, Tensor } from '../tensor';

const op: Op<readonly [Tensor], readonly number[]> = {
  name: 'transpose',
  shape([x], permutation) {
    const sorted = [...permutation].sort((a, b) => a - b);
    if (permutation.length !== x.shape.length || sorted.some((axis, i) => axis !== i)) {
      throw new RangeError(
        `transpose: ${formatShape(x.shape)} by [${permutation}] — name each of the axes 0 to ${x.shape.length - 1} once`,
      );
    }
    return permutation.map((axis) => x.shape[axis]!);
  },
  forward(out, [x], permutation) {
    const own = stridesOf(x.shape);
    const shape = permutation.map((axis) => x.shape[axis]!);
    const strides = permutation.map((axis) => own[axis]!);
    copyStrided({ data: out, start: 0, strides: stridesOf(shape) }, { data: x.data, start: 0, strides }, shape);
  },
  backward: (slope, { options }) =>
    transpose(
      slope,
      options.map((_, axis) => options.indexOf(axis)),
    ),
};

/**
 * Turns rows into columns; with a permutation, brings the axes into any other order.
 *
 *     out[…j, i] = x[…i, j]
 *
 * shape   the last two axes exchanged, or `permutation` of all
 * slope   turned back
 * throws  when the permutation does not name each axis once
 */
export function transpose(x: Operand, permutation?: readonly number[]): Tensor {
  const tensor = lift(x);
  return apply(op, [tensor], permutation ?? exchangeLastTwo(tensor.shape.length));
}

function exchangeLastTwo(rank: number): number[] {
  const axes = Array.from({ length: rank }, (_, axis) => axis);
  return rank < 2 ? axes : [...axes.slice(0, -2), rank - 1, rank - 2];
}
