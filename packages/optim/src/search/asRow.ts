import type { Tensor, Weights } from '@gd/core';
import { tensor } from '@gd/core';

/**
 * Converts weights to a flat float64 row, and rows back to weights.
 *
 * shape   shapes, dtypes and order of names as in `like`
 * throws  when a weight is neither float32 nor float64, because integers cannot change continuously
 */
export function asRow(name: string, like: Weights) {
  const names = Object.keys(like);
  const sizes = names.map((key) => {
    const { dtype, data } = like[key]!;
    if (dtype === 'float32' || dtype === 'float64') return data.length;
    throw new TypeError(`${name}: "${key}" is ${dtype} — wanted float32 or float64; cast it`);
  });
  const length = sizes.reduce((sum, size) => sum + size, 0);
  return {
    row(weights: Weights): Float64Array {
      const row = new Float64Array(length);
      let from = 0;
      for (const [i, key] of names.entries()) {
        row.set(weights[key]!.data, from);
        from += sizes[i]!;
      }
      return row;
    },
    weights(row: Float64Array): Weights {
      const weights: Record<string, Tensor> = {};
      let from = 0;
      for (const [i, key] of names.entries()) {
        const { shape, dtype } = like[key]!;
        weights[key] = tensor(row.slice(from, from + sizes[i]!), { shape, dtype });
        from += sizes[i]!;
      }
      return weights;
    },
  };
}
