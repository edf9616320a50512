import type { Random } from '@gd/core';

/** Chooses the rows of the data that each step looks at. */
export interface Sampler {
  readonly name: string;
  /** The row numbers of each batch of one epoch; pass each epoch its own stream: `random(42).split(epoch)`. */
  batches(count: number, rng: Random): Iterable<Int32Array>;
}
