import { check, someIntegers } from '../check/check';
import type { Op } from '../op/op';
import { apply, lift } from '../op/op';
import { tokenOf } from '../op/token';
import type { TypedArray } from '../tensor/dtype';
import { formatShape, stridesOf } from '../tensor/shape';
import { copyStrided } from '../tensor/strided';
import type { Operand, Tensor } from '../tensor/tensor';

const op: Op<readonly [Tensor], readonly number[]> = {
  name: 'transpose',
  token: tokenOf('transpose'),
  shape([x], permutation) {
    const rank = x.shape.length;
    const shape: number[] = [];
    for (let axis = 0; axis < rank; axis++) {
      if (permutation.length !== rank || !permutation.includes(axis)) {
        throw new RangeError(
          `transpose: ${formatShape(x.shape)} by ${formatShape(permutation)} — name each of the axes 0 to ${rank - 1} once`,
        );
      }
      shape.push(x.shape[permutation[axis]!]!);
    }
    return shape;
  },
  forward(out, [x], permutation) {
    if (permutation.length === 2 && permutation[0] === 1) {
      turn(out, x);
      return;
    }
    const own = stridesOf(x.shape);
    const shape = permutation.map((axis) => x.shape[axis]!);
    const strides = permutation.map((axis) => own[axis]!);
    copyStrided({ data: out, start: 0, strides: stridesOf(shape) }, { data: x.data, start: 0, strides }, shape);
  },
  backward: (grad, { options }) =>
    transpose(
      grad,
      options.map((_, axis) => options.indexOf(axis)),
    ),
};

/** Transposes one matrix, which every training step does. */
function turn(out: TypedArray, { shape, data }: Tensor): void {
  const rows = shape[0]!;
  const columns = shape[1]!;
  for (let column = 0, to = 0; column < columns; column++) {
    for (let row = 0, from = column; row < rows; row++, from += columns) out[to++] = data[from]!;
  }
}

/**
 * Transposes a tensor: swaps its last two axes, rows and columns; with a permutation, reorders all axes.
 *
 *     out[…j, i] = x[…i, j]
 *
 * shape     the last two axes swapped, or all axes in the order of `permutation`
 * gradient  transposed back
 * throws    when the permutation does not name each axis once
 */
export function transpose(x: Operand, permutation?: readonly number[]): Tensor {
  const tensor = lift('transpose', x);
  if (permutation !== undefined) check('transpose: permutation', permutation, someIntegers);
  return apply(op, [tensor], permutation ?? exchangeLastTwo(tensor.shape.length));
}

function exchangeLastTwo(rank: number): number[] {
  if (rank === 2) return [1, 0];
  const axes = Array.from({ length: rank }, (_, axis) => axis);
  return [...axes.slice(0, -2), ...axes.slice(-2).reverse()];
}
