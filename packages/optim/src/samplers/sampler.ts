import type { Random } from '@gd/core';

/** Says which rows of the data each step looks at. */
export interface Sampler {
  readonly name: string;
  /** The row numbers of each batch of one epoch; give each epoch a stream of its own: `random(42).split(epoch)`. */
  batches(count: number, rng: Random): Iterable<Int32Array>;
}
