import { check, someIntegers } from '../check/check';
import type { Op } from '../op/op';
import { apply, lift } from '../op/op';
import { tokenOf } from '../op/token';
import type { Shape } from '../tensor/shape';
import { formatShape, stridesOf } from '../tensor/shape';
import { copyStrided } from '../tensor/strided';
import type { Operand, Tensor } from '../tensor/tensor';
import { pad } from './pad';

interface Block {
  readonly start: readonly number[];
  readonly stop: readonly number[];
}

const op: Op<readonly [Tensor], Block> = {
  name: 'slice',
  token: tokenOf('slice'),
  shape([x], { start, stop }) {
    const fits = x.shape.every((size, axis) => 0 <= start[axis]! && start[axis]! <= stop[axis]! && stop[axis]! <= size);
    if (!fits || start.length !== x.shape.length || ![...start, ...stop].every(Number.isInteger)) {
      throw new RangeError(
        `slice: ${formatShape(x.shape)} from ${formatShape(start)} to ${formatShape(stop)} — each axis needs 0 ≤ start ≤ stop ≤ size, in whole numbers; negative ones count from the end`,
      );
    }
    return stop.map((end, axis) => end - start[axis]!);
  },
  forward(out, [x], { start, stop }) {
    const strides = stridesOf(x.shape);
    const shape = stop.map((end, axis) => end - start[axis]!);
    const first = start.reduce((at, index, axis) => at + index * strides[axis]!, 0);
    copyStrided({ data: out, start: 0, strides: stridesOf(shape) }, { data: x.data, start: first, strides }, shape);
  },
  backward: (grad, { inputs: [x], options: { start, stop } }) =>
    pad(
      grad,
      start.map((index, axis) => [index, x.shape[axis]! - stop[axis]!] as const),
    ),
};

/**
 * Extracts a block: along each axis, the elements from `start` up to, but not including, `stop`.
 *
 *     out[i, j, …] = x[i + start₀, j + start₁, …]
 *
 * shape     stop − start; axes not mentioned stay whole; negative indices count from the end
 * gradient  1 inside the block, 0 outside
 * throws    when the block reaches beyond the tensor
 */
export function slice(x: Operand, start: readonly number[], stop: readonly number[] = []): Tensor {
  const tensor = lift('slice', x);
  check('slice: start', start, someIntegers);
  check('slice: stop', stop, someIntegers);
  return apply(op, [tensor], {
    start: fromFront(start, tensor.shape, () => 0),
    stop: fromFront(stop, tensor.shape, (size) => size),
  });
}

function fromFront(given: readonly number[], shape: Shape, otherwise: (size: number) => number): number[] {
  const length = Math.max(given.length, shape.length);
  return Array.from({ length }, (_, axis) => {
    const size = shape[axis] ?? 0;
    const index = given[axis] ?? otherwise(size);
    return index < 0 ? index + size : index;
  });
}
