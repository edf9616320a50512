import type { Tensor, Weights } from '@gd/core';

/** A loss of one or a few numbers with known minima, for testing optimizers. */
export interface TestFunction {
  readonly name: string;
  /** The value at a point. */
  loss(point: Weights): Tensor;
  /** The usual starting point. */
  readonly start: Weights;
  /** The minima, and their values. */
  readonly minima: readonly { readonly at: Weights; readonly value: number }[];
  /** The part worth drawing: the range of each axis. */
  readonly domain: Readonly<Record<string, readonly [low: number, high: number]>>;
}
