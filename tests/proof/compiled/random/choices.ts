import type { DType, Tensor } from '@gd/core';
import * as core from '@gd/core';
import { add, gather, reshape, tensor } from '@gd/core';

/** What an operation of a random function may use: earlier values, and random choices. */
export interface Choices {
  readonly a: Tensor;
  readonly b: Tensor;
  /** Booleans and whole numbers, of any shape. */
  readonly truths: Tensor;
  readonly whole: Tensor;
  /** A number among the arguments. */
  readonly scalar: Tensor;
  readonly float: DType;
  /** The next random number below `n`. */
  below(n: number): number;
}

type Made = Tensor | undefined;
/** Computes the next value; undefined if these inputs do not fit. */
export type Operation = (choices: Choices) => Made;

export const sizeOf = (shape: readonly number[]): number => shape.reduce((size, axis) => size * axis, 1);
export const positive = (x: Tensor): Tensor => add(core.abs(x), 0.5);
export const calm = core.tanh;

/** The numbers of x in another shape: some more than once, some not at all. */
export function fit(x: Tensor, shape: readonly number[], step = 7): Tensor {
  const [from, size] = [sizeOf(x.shape), sizeOf(shape)];
  if (from === 0) return core.zeros(shape, x.dtype);
  const points = tensor(
    Int32Array.from({ length: size }, (_, i) => (i * step) % from),
    { shape: [size] },
  );
  return reshape(gather(reshape(x, [-1]), points), shape);
}

/** Some numbers of x in a shape that broadcasts with this one: as many, a row of them, or one. */
export function meeting(x: Tensor, shape: readonly number[], how: number): Tensor {
  const own =
    x.shape.length <= shape.length &&
    x.shape.every((n, i) => [1, shape[shape.length - x.shape.length + i]].includes(n));
  if (own) return x;
  if (how === 0) return fit(x, shape);
  return fit(x, how === 1 ? shape.slice(1) : shape.map((n, i) => (i % 2 === 0 ? 1 : n)));
}

const named = core as unknown as Record<string, (...given: never[]) => Tensor>;
export const each = (
  names: readonly string[],
  make: (f: (...given: never[]) => Tensor) => Operation,
): [string, Operation][] => names.map((name) => [name, make(named[name]!)]);
export const hasNone = (x: Tensor): boolean => x.shape.includes(0);
export const filled =
  (f: Operation): Operation =>
  (choices) =>
    hasNone(choices.a) ? undefined : f(choices);
export const along = (f: (x: Tensor, axis: number, choices: Choices) => Made): Operation =>
  filled((choices) => {
    const rank = choices.a.shape.length;
    return rank === 0 ? undefined : f(choices.a, choices.below(rank), choices);
  });
