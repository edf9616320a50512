import type { Kind } from '../check/check';
import { check } from '../check/check';
import { describe } from '../check/describe';

/** The size of a tensor along each axis; `[]` is a single number. */
export type Shape = readonly number[];

/** The shape of a single number; one shared list, because the same list is faster to recognize. */
export const scalarShape: Shape = [];

/** Whether a value is a list of whole numbers of at least 0. */
export function isShape(value: unknown): value is Shape {
  if (!Array.isArray(value)) return false;
  for (let axis = 0; axis < value.length; axis++)
    if (!Number.isSafeInteger(value[axis]) || value[axis] < 0) return false;
  return true;
}

/** The most elements that a tensor can have. */
export const mostElements = 2 ** 31 - 1;

/** The sizes along some axes. */
export const aShape: Kind = ['a list of whole numbers, like [2,3]', isShape];

/** The number of elements of a tensor of this shape. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (let axis = 0; axis < shape.length; axis++) size *= shape[axis]!;
  return size;
}

/** Whether two shapes are equal. */
export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false;
  return true;
}

/** The distance between neighbors along each axis in row-major order. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return strides;
}

/** Formats a shape as text, as every message does: `[2,3]`. */
export function formatShape(shape: Shape): string {
  return shape.length > 12 ? `[${shape.slice(0, 12).join(',')},…]` : `[${shape.join(',')}]`;
}

/**
 * The shape that two shapes broadcast to: axes are aligned from the right, and an axis of size 1 is repeated.
 *
 * throws    when two sizes differ and neither is 1
 */
export function broadcastShapes(name: string, a: Shape, b: Shape): Shape {
  if (sameShape(a, b)) return a;
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  const rank = Math.max(a.length, b.length);
  const shape = new Array<number>(rank);
  for (let axis = 0; axis < rank; axis++) {
    const sizeA = a[axis - rank + a.length] ?? 1;
    const sizeB = b[axis - rank + b.length] ?? 1;
    if (sizeA !== sizeB && sizeA !== 1 && sizeB !== 1) {
      throw new RangeError(
        `${name}: ${formatShape(a)} and ${formatShape(b)} — axis ${axis - rank} is ${sizeA} in one and ${sizeB} in the other; they must be equal or 1`,
      );
    }
    shape[axis] = sizeA === 1 ? sizeB : sizeA;
  }
  return shape;
}

/**
 * Converts an axis, which may be negative, to one counted from the front.
 *
 * throws    when there is no such axis
 */
export function resolveAxis(name: string, axis: number, rank: number): number {
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank) {
    throw new RangeError(`${name}: axis ${describe(axis)} — a tensor of ${rank} axes has axes ${-rank} to ${rank - 1}`);
  }
  return axis < 0 ? axis + rank : axis;
}

/**
 * Checks a shape: whole, non-negative sizes whose product fits in an array.
 *
 * throws    otherwise
 */
export function checkShape(name: string, shape: Shape): Shape {
  if (!isShape(shape)) check(`${name}: shape`, shape, aShape);
  if (sizeOf(shape) > mostElements) {
    throw new RangeError(`${name}: shape ${formatShape(shape)} — more than 2³¹ − 1 numbers do not fit in one tensor`);
  }
  return shape;
}
