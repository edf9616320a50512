import type { TypedArray } from './dtype';
import { allocate } from './dtype';
import type { Shape } from './shape';
import { sizeOf, stridesOf } from './shape';
import type { Tensor } from './tensor';

/** One side of a copy: an array, an offset, and the distance between neighbors along each axis. */
export interface Strided {
  readonly data: TypedArray;
  readonly start: number;
  readonly strides: readonly number[];
}

/** The strides that read a tensor as if it were broadcast to a wider shape: 0 along every repeated axis. */
export function broadcastStrides(shape: Shape, wider: Shape): number[] {
  const own = stridesOf(shape);
  const strides = new Array<number>(wider.length);
  const extra = wider.length - shape.length;
  for (let axis = 0; axis < wider.length; axis++) {
    strides[axis] = axis < extra || shape[axis - extra] === 1 ? 0 : own[axis - extra]!;
  }
  return strides;
}

/**
 * Copies a block of the given shape from one layout to another; transposing, slicing and padding all use it.
 */
export function copyStrided(to: Strided, from: Strided, shape: Shape): void {
  const rank = shape.length;
  const rows = rank > 1 ? shape[rank - 2]! : 1;
  const columns = rank > 0 ? shape[rank - 1]! : 1;
  let planes = 1;
  for (let axis = 0; axis < rank - 2; axis++) planes *= shape[axis]!;
  if (planes * rows * columns === 0) return;
  const index = new Array<number>(Math.max(0, rank - 2)).fill(0);
  let toStart = to.start;
  let fromStart = from.start;
  for (let plane = 0; plane < planes; plane++) {
    copyPlane(
      to.data,
      toStart,
      to.strides[rank - 2] ?? 0,
      to.strides[rank - 1] ?? 0,
      from.data,
      fromStart,
      from.strides[rank - 2] ?? 0,
      from.strides[rank - 1] ?? 0,
      rows,
      columns,
    );
    for (let axis = rank - 3; axis >= 0; axis--) {
      toStart += to.strides[axis]!;
      fromStart += from.strides[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      toStart -= to.strides[axis]! * shape[axis]!;
      fromStart -= from.strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
}

function copyPlane(
  to: TypedArray,
  toStart: number,
  toRow: number,
  toColumn: number,
  from: TypedArray,
  fromStart: number,
  fromRow: number,
  fromColumn: number,
  rows: number,
  columns: number,
): void {
  for (let row = 0; row < rows; row++) {
    let toAt = toStart + row * toRow;
    let fromAt = fromStart + row * fromRow;
    for (let column = 0; column < columns; column++) {
      to[toAt] = from[fromAt]!;
      toAt += toColumn;
      fromAt += fromColumn;
    }
  }
}

/** The elements of a tensor, repeated along every axis in which the wider shape is longer. */
export function broadcastData(x: Tensor, shape: Shape): TypedArray {
  const size = sizeOf(shape);
  if (x.data.length === size) return x.data;
  const out = allocate(x.dtype, size);
  broadcastInto(out, x, shape);
  return out;
}

/** Like `broadcastData`, but writes into an existing array. */
export function broadcastInto(out: TypedArray, x: Tensor, shape: Shape): void {
  copyStrided(
    { data: out, start: 0, strides: stridesOf(shape) },
    { data: x.data, start: 0, strides: broadcastStrides(x.shape, shape) },
    shape,
  );
}
