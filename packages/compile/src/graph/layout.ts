import type { Shape } from '@gd/core';
import { sizeOf } from '@gd/core/extend';
import type { Movement } from './node';

/** A strided view of a buffer: element i is at offset + Σ i[axis] · strides[axis]. */
export interface Layout {
  readonly shape: Shape;
  readonly offset: number;
  readonly strides: readonly number[];
}

/** The row-major layout of a whole buffer. */
export function contiguous(shape: Shape): Layout {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return { shape, offset: 0, strides };
}

/** Whether a layout is row-major from the buffer's start; strides of axes of 1 do not matter. */
export function isContiguous({ shape, offset, strides }: Layout): boolean {
  const plain = contiguous(shape).strides;
  return offset === 0 && shape.every((size, axis) => size === 1 || strides[axis] === plain[axis]);
}

/** Whether two layouts show the same elements in the same order. */
export function sameLayout(a: Layout, b: Layout): boolean {
  return (
    a.offset === b.offset &&
    a.shape.length === b.shape.length &&
    a.shape.every((size, axis) => size === b.shape[axis] && (size === 1 || a.strides[axis] === b.strides[axis]))
  );
}

/** The layout after a movement; undefined if a reshape would have to copy numbers. */
export function applyMovement(layout: Layout, movement: Movement): Layout | undefined {
  const { shape, offset, strides } = layout;
  switch (movement.name) {
    case 'reshape':
      return reshaped(layout, movement.shape);
    case 'permute':
      return {
        shape: movement.axes.map((axis) => shape[axis]!),
        offset,
        strides: movement.axes.map((axis) => strides[axis]!),
      };
    case 'broadcast': {
      const extra = movement.shape.length - shape.length;
      return {
        shape: movement.shape,
        offset,
        strides: movement.shape.map((size, axis) =>
          axis < extra || (shape[axis - extra] === 1 && size !== 1) ? 0 : strides[axis - extra]!,
        ),
      };
    }
    case 'slice':
      return {
        shape: movement.shape,
        offset: movement.start.reduce((sum, start, axis) => sum + start * strides[axis]!, offset),
        strides,
      };
    case 'flip':
      return {
        shape,
        offset: movement.axes.reduce((sum, axis) => sum + Math.max(0, shape[axis]! - 1) * strides[axis]!, offset),
        strides: strides.map((stride, axis) => (movement.axes.includes(axis) ? -stride : stride)),
      };
  }
}

/**
 * The layout after a reshape: axes are matched in groups of equal size, and the old axes of a group must be evenly
 * strided.
 */
function reshaped({ shape, offset, strides }: Layout, wanted: Shape): Layout | undefined {
  if (sizeOf(wanted) === 0) return { ...contiguous(wanted), offset };
  const own = shape.flatMap((size, axis) => (size === 1 ? [] : [{ size, stride: strides[axis]! }]));
  const out = new Array<number>(wanted.length).fill(0);
  let from = 0;
  let to = 0;
  while (from < own.length) {
    let last = from;
    let have = own[from]!.size;
    let end = to;
    let want = 1;
    while (end < wanted.length && want * wanted[end]! <= have && want !== have) want *= wanted[end++]!;
    while (want !== have) {
      if (want < have) want *= wanted[end++]!;
      else have *= own[++last]!.size;
    }
    for (let axis = from; axis < last; axis++) {
      if (own[axis]!.stride !== own[axis + 1]!.stride * own[axis + 1]!.size) return undefined;
    }
    let stride = own[last]!.stride;
    for (let axis = end - 1; axis >= to; axis--) {
      out[axis] = stride;
      stride *= wanted[axis]!;
    }
    from = last + 1;
    to = end;
  }
  return { shape: wanted, offset, strides: out };
}

/** The layout after several movements. */
export function applyMovements(layout: Layout, movements: readonly Movement[]): Layout | undefined {
  let now: Layout | undefined = layout;
  for (const movement of movements) {
    if (now === undefined) return undefined;
    now = applyMovement(now, movement);
  }
  return now;
}
