import { check } from '../check/check';
import type { Random } from '../random/random';
import { aStream } from '../random/random';
import type { Shape } from '../tensor/shape';
import { checkShape, formatShape, sizeOf } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';

/** Draws the initial values of one weight. */
export type Initializer = (rng: Random, shape: Shape) => Tensor;

/** How many inputs each output of a kernel has (fan-in), and how many outputs each input has (fan-out). */
export interface Fans {
  readonly fanIn: number;
  readonly fanOut: number;
}

/**
 * Computes the fan-in and fan-out of a kernel. The axes before the last two are a window, and each of its positions
 * counts as a connection.
 *
 * shape     [in, out], or [window…, in, out]
 * throws    when the shape has fewer than two axes
 */
export function fans(name: string, rng: Random, shape: Shape): Fans {
  check(`${name}: rng`, rng, aStream);
  checkShape(name, shape);
  if (shape.length < 2) {
    throw new RangeError(
      `${name}: shape ${formatShape(shape)} — a kernel is [in,out] or [height,width,in,out]; constant(0) or normal() for others?`,
    );
  }
  const window = sizeOf(shape.slice(0, -2));
  return { fanIn: window * shape.at(-2)!, fanOut: window * shape.at(-1)! };
}
