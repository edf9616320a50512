import type { Tensor, Weights } from '@gd/core';

/** A loss of one or a few numbers whose minima are known: what optimizers are tried on. */
export interface TestFunction {
  readonly name: string;
  /** The value at a point. */
  loss(point: Weights): Tensor;
  /** The usual starting point. */
  readonly start: Weights;
  /** The minima, and their values. */
  readonly minima: readonly { readonly at: Weights; readonly value: number }[];
  /** The part worth drawing: from where to where along each axis. */
  readonly domain: Readonly<Record<string, readonly [low: number, high: number]>>;
}
