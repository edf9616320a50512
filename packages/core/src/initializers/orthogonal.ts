import { readOptions } from '../check/readOptions';
import { formatShape, sizeOf } from '../tensor/shape';
import { tensor } from '../tensor/tensor';
import type { Initializer } from './initializer';

/**
 * Orthogonal initialization: a random rotation, which keeps the length of signals exactly, through any number of
 * layers.
 *
 *     A   = draws from the normal distribution, [n, k], n ≥ k
 *     Q   = A with each column made orthogonal to those before it, and of length 1
 *     out = gain · Q, transposed if the shape is wider than high
 *
 * shape     [n, k], or [window…, in, out] treated as [window · in, out]
 * throws    when the shape has fewer than two axes
 * source    Saxe et al. 2014, Exact solutions to the nonlinear dynamics of learning, https://arxiv.org/abs/1312.6120
 */
export function orthogonal(options: { readonly gain?: number } = {}): Initializer {
  const { gain } = readOptions('orthogonal(options)', options, { gain: ['(-∞, ∞)', 1] });
  return (rng, shape) => {
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
    const vectors = Array.from({ length: count }, () => rng.normal([length], { dtype: 'float64' }).data);
    vectors.forEach((vector, i) => {
      // once leaves rounding errors; twice is enough
      for (let pass = 0; pass < 2; pass++) {
        for (let j = 0; j < i; j++) removeProjection(vector, vectors[j]!);
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

/** Subtracts from a vector its projection onto a unit vector. */
function removeProjection(vector: Vector, along: Vector): void {
  const length = dot(vector, along);
  for (let i = 0; i < vector.length; i++) vector[i]! -= length * along[i]!;
}
