import { formatShape, sizeOf } from '../tensor/shape';
import { tensor } from '../tensor/tensor';
import type { Initializer } from './initializer';

/**
 * Draws a random rotation: signals keep their exact length, however many such layers follow one another.
 *
 *     A = draws from the bell curve, [n, k], n ≥ k
 *     Q = A with each column made square to those before it, and of length 1
 *     out = gain · Q, turned over where the shape is wider than high
 *
 * shape   [n, k], or [window…, in, out] seen as [window · in, out]
 * throws  when the shape has fewer than two axes
 * source  Saxe et al. 2014, Exact solutions to the nonlinear dynamics of learning, https://arxiv.org/abs/1312.6120
 */
export function orthogonal({ gain = 1 }: { gain?: number } = {}): Initializer {
  return (random, shape) => {
    if (shape.length < 2) {
      throw new RangeError(
        `orthogonal: shape ${formatShape(shape)} — a rotation needs two axes; normal() for a vector?`,
      );
    }
    const rows = sizeOf(shape.slice(0, -1));
    const columns = shape.at(-1)!;
    const high = rows >= columns;
    const length = Math.max(rows, columns);
    const count = Math.min(rows, columns);
    const vectors = Array.from({ length: count }, () => random.normal([length], { dtype: 'float64' }).data);
    vectors.forEach((vector, i) => {
      // Once leaves the rounding of the first pass behind; twice is enough.
      for (let context = 0; context < 2; context++) {
        for (let j = 0; j < i; j++) takeAway(vector, vectors[j]!);
      }
      const size = Math.sqrt(dot(vector, vector));
      for (let k = 0; k < length; k++) vector[k]! /= size;
    });
    const out = new Float32Array(rows * columns);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        out[row * columns + column] = gain * (high ? vectors[column]![row]! : vectors[row]![column]!);
      }
    }
    return tensor(out, { shape });
  };
}

type Vector = { readonly length: number; [index: number]: number };

function dot(a: Vector, b: Vector): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}

/** Removes from a vector what points along a unit vector. */
function takeAway(vector: Vector, along: Vector): void {
  const share = dot(vector, along);
  for (let i = 0; i < vector.length; i++) vector[i]! -= share * along[i]!;
}
