import type { Random } from '../random/random';
import type { Shape } from '../tensor/shape';
import { formatShape, sizeOf } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';

/** Draws the starting numbers of one weight. */
export type Initializer = (random: Random, shape: Shape) => Tensor;

/** How many numbers flow into one output of a kernel, and out of one input. */
export interface Fans {
  readonly fanIn: number;
  readonly fanOut: number;
}

/**
 * Counts the wires at both ends of a kernel; the axes before the last two are a window, each place of which is a wire.
 *
 * shape   [in, out], or [window…, in, out]
 * throws  when the shape has fewer than two axes
 */
export function fans(name: string, shape: Shape): Fans {
  if (shape.length < 2) {
    throw new RangeError(
      `${name}: shape ${formatShape(shape)} — a kernel is [in,out] or [height,width,in,out]; constant(0) or normal() for others?`,
    );
  }
  const window = sizeOf(shape.slice(0, -2));
  return { fanIn: window * shape.at(-2)!, fanOut: window * shape.at(-1)! };
}
