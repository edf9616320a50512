import { aFlag, someAxes } from '../check/check';
import type { OptionTable } from '../check/readOptions';
import { readOptions } from '../check/readOptions';
import type { TypedArray } from '../tensor/dtype';
import { allocate } from '../tensor/dtype';
import type { Shape } from '../tensor/shape';
import { formatShape, resolveAxis, stridesOf } from '../tensor/shape';
import { copyStrided } from '../tensor/strided';
import type { Tensor } from '../tensor/tensor';

/** The axes that an operation reduces (all by default), and whether they are kept as axes of size 1. */
export interface ReductionOptions {
  readonly axis?: number | readonly number[];
  readonly keepDims?: boolean;
}

const reductionOptions = {
  axis: [someAxes, undefined],
  keepDims: [aFlag, false],
} as const satisfies OptionTable<ReductionOptions>;

/** The axes to reduce, counted from the front and sorted. */
export interface Reduction {
  readonly axes: readonly number[];
  readonly keepDims: boolean;
}

/** A reduction as three nested loops: element k of output (i, j) is at `(i · count + k) · after + j`. */
export interface ReduceView {
  readonly data: TypedArray;
  readonly before: number;
  readonly count: number;
  readonly after: number;
}

const simpleTypes: Readonly<Record<string, string>> = { axis: 'number', keepDims: 'boolean' };

/** Whether options are right at first sight: a plain record with one axis at most. */
function isRight(options: ReductionOptions | undefined): boolean {
  if (options?.constructor !== Object) return false;
  for (const key in options) {
    if (typeof options[key as keyof ReductionOptions] !== simpleTypes[key]) return false;
  }
  return true;
}

/**
 * The axes to reduce, counted from the front and sorted.
 *
 * throws    when an axis does not exist or is named twice
 */
export function resolveReduction(name: string, rank: number, options: ReductionOptions): Reduction {
  // a reduction of a few numbers takes less time than a whole check
  const { axis, keepDims = false } = isRight(options)
    ? options
    : readOptions(`${name}(x, options)`, options, reductionOptions);
  if (typeof axis === 'number') return { axes: [resolveAxis(name, axis, rank)], keepDims };
  const axes: number[] = [];
  if (axis === undefined) for (let i = 0; i < rank; i++) axes.push(i);
  else for (const one of axis) axes.push(resolveAxis(name, one, rank));
  if (axis === undefined) return { axes, keepDims };
  axes.sort((a, b) => a - b);
  if (axes.some((one, i) => one === axes[i - 1]))
    throw new RangeError(`${name}: axis [${axis}] — an axis is named twice`);
  return { axes, keepDims };
}

/** The shape without the reduced axes, or with 1 in their place. */
export function reducedShape(shape: Shape, { axes, keepDims }: Reduction): Shape {
  const reduced: number[] = [];
  for (let axis = 0, next = 0; axis < shape.length; axis++) {
    if (axis !== axes[next]) reduced.push(shape[axis]!);
    else {
      next++;
      if (keepDims) reduced.push(1);
    }
  }
  return reduced;
}

/**
 * Like `reducedShape`, for operations that have no result for an empty set.
 *
 * throws    when an output would be reduced from no elements
 */
export function reducedShapeOfSome(name: string, shape: Shape, reduction: Reduction): Shape {
  if (reduction.axes.some((axis) => shape[axis] === 0)) {
    throw new RangeError(
      `${name}: ${formatShape(shape)} along axis [${reduction.axes}] — no number to choose from; that axis must not be empty`,
    );
  }
  return reducedShape(shape, reduction);
}

/** Makes the reduced axes adjacent; only axes that are not neighbors cost a copy. */
export function reduceView(x: Tensor, axes: readonly number[]): ReduceView {
  let { data, shape } = x;
  let first = axes[0] ?? 0;
  if (axes.length > 0 && axes.at(-1)! - first >= axes.length) {
    const own = stridesOf(shape);
    const order = [...shape.keys()].filter((axis) => !axes.includes(axis)).concat(axes);
    shape = order.map((axis) => x.shape[axis]!);
    data = allocate(x.dtype, x.data.length);
    const strides = order.map((axis) => own[axis]!);
    copyStrided({ data, start: 0, strides: stridesOf(shape) }, { data: x.data, start: 0, strides }, shape);
    first = shape.length - axes.length;
  }
  const end = first + axes.length;
  let before = 1;
  let count = 1;
  let after = 1;
  for (let axis = 0; axis < first; axis++) before *= shape[axis]!;
  for (let axis = first; axis < end; axis++) count *= shape[axis]!;
  for (let axis = end; axis < shape.length; axis++) after *= shape[axis]!;
  return { data, before, count, after };
}
