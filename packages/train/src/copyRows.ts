import type { Batch, Tensor, TypedArray } from '@gd/core';
import { zeros } from '@gd/core';
import type { Kind } from '@gd/core/extend';
import { check, describe } from '@gd/core/extend';

/**
 * A batch with a given number of rows, in the shapes of some data.
 *
 * throws  when the number is 0
 */
export function batchLike({ inputs, targets }: Batch, rows: number): Batch {
  if (rows === 0) throw new RangeError('pick: no rows — a batch has at least one');
  const like = ({ shape, dtype }: Tensor): Tensor => zeros([rows, ...shape.slice(1)], dtype);
  return { inputs: like(inputs), targets: like(targets) };
}

/**
 * Checks that rows are a list.
 *
 * throws  when they are not
 */
export function checkRows(rows: Int32Array): Int32Array {
  return check('pick: rows', rows, someRows);
}

const someRows: Kind = ['a list of row numbers', (value) => value instanceof Int32Array || Array.isArray(value)];

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
    if (!(row >= 0 && row < count) || (row | 0) !== row)
      throw new RangeError(`pick: row ${describe(row)} — the data has rows 0 to ${count - 1}`);
    if (width === 1) to[i] = data[row]!;
    else if (width < 32) for (let k = 0; k < width; k++) to[i * width + k] = data[row * width + k]!;
    else to.set(data.subarray(row * width, (row + 1) * width), i * width);
  }
}

/** Copies the numbers of a batch; a loop is faster than `set` for a handful. */
export function copyNumbers(to: TypedArray, from: TypedArray): void {
  if (from.length > 32) to.set(from);
  else for (let i = 0; i < from.length; i++) to[i] = from[i]!;
}
