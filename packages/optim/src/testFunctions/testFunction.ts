import type { Tensor, Weights } from '@gd/core';

/** Ground to walk on: a loss of one or a few numbers, whose lowest places are known. */
export interface TestFunction {
  readonly name: string;
  /** How high the ground is. */
  loss(point: Weights): Tensor;
  /** Where a walk customarily sets out. */
  readonly start: Weights;
  /** The places where the ground is lowest, and how low. */
  readonly minima: readonly { readonly at: Weights; readonly value: number }[];
  /** The part worth drawing: from where to where along each axis. */
  readonly domain: Readonly<Record<string, readonly [low: number, high: number]>>;
}
