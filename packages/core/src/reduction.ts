import type { Shape } from './shape';
import { resolveAxis, sizeOf } from './shape';

/** Which axes an operation folds away (all, unless said), and whether they stay as axes of 1. */
export interface ReductionOptions {
  readonly axis?: number | readonly number[];
  readonly keepDims?: boolean;
}

/** A reduction seen as three nested loops: the folded axes are brought together in the middle. */
export interface Reduction {
  readonly axes: readonly number[];
  readonly keepDims: boolean;
}

/**
 * The axes as sorted, counted from the front.
 *
 * throws  when an axis does not exist or is named twice
 */
export function resolveReduction(name: string, rank: number, { axis, keepDims = false }: ReductionOptions): Reduction {
  const given =
    axis === undefined ? Array.from({ length: rank }, (_, i) => i) : typeof axis === 'number' ? [axis] : axis;
  const axes = given.map((one) => resolveAxis(name, one, rank)).sort((a, b) => a - b);
  if (axes.some((one, i) => one === axes[i - 1]))
    throw new RangeError(`${name}: axis [${given}] — an axis is named twice`);
  return { axes, keepDims };
}

export function reducedShape(shape: Shape, { axes, keepDims }: Reduction): Shape {
  if (keepDims) return shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  return shape.filter((_, axis) => !axes.includes(axis));
}

/** Calls `visit(outIndex, start, count, stride)` for each run of numbers that are folded into one output. */
export function eachRun(
  shape: Shape,
  axes: readonly number[],
  visit: (out: number, start: number, count: number, stride: number) => void,
): void {
  // Neighbouring folded axes act as one, which leaves a single run for each output in nearly every use.
  const first = axes[0] ?? 0;
  const last = axes.at(-1) ?? -1;
  const together = last - first + 1 === axes.length;
  const after = sizeOf(shape.slice(last + 1));
  const before = sizeOf(shape.slice(0, first));
  if (together) {
    const count = sizeOf(shape.slice(first, last + 1));
    for (let i = 0; i < before; i++) {
      for (let j = 0; j < after; j++) visit(i * after + j, i * count * after + j, count, after);
    }
    return;
  }
  const kept = reducedShape(shape, { axes, keepDims: false });
  const strides = new Array<number>(shape.length).fill(0);
  let stride = sizeOf(kept);
  for (let axis = 0, k = 0; axis < shape.length; axis++) {
    if (axes.includes(axis)) continue;
    stride /= kept[k++]! || 1;
    strides[axis] = stride;
  }
  const rowSize = shape.at(-1)!;
  const rows = sizeOf(shape.slice(0, -1));
  for (let row = 0; row < rows; row++) {
    let out = 0;
    for (let axis = shape.length - 2, rest = row; axis >= 0; axis--) {
      out += (rest % shape[axis]!) * strides[axis]!;
      rest = Math.floor(rest / shape[axis]!);
    }
    if (last === shape.length - 1) visit(out, row * rowSize, rowSize, 1);
    else for (let j = 0; j < rowSize; j++) visit(out + j * strides[shape.length - 1]!, row * rowSize + j, 1, 1);
  }
}
