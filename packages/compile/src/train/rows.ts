import type { Batch, Tensor, TypedArray } from '@gd/core';
import type { Examples } from './stepGraph';

/** What so many rows of some data look like. */
export function shapedLike({ inputs, targets }: Batch, rows: number): Examples {
  const like = ({ shape, dtype }: Tensor) => ({ shape: [rows, ...shape.slice(1)], dtype });
  return { inputs: like(inputs), targets: like(targets) };
}

/**
 * Copies some rows of a tensor.
 *
 * throws  when a row does not exist
 */
export function copyRows(to: TypedArray, { data, shape }: Tensor, rows: Int32Array): void {
  const count = shape[0]!;
  const width = data.length / count;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (row < 0 || row >= count) throw new RangeError(`pick: row ${row} — the data has rows 0 to ${count - 1}`);
    if (width === 1) to[i] = data[row]!;
    else if (width < 32) for (let k = 0; k < width; k++) to[i * width + k] = data[row * width + k]!;
    else to.set(data.subarray(row * width, (row + 1) * width), i * width);
  }
}
