import type { Batch } from '@gd/core';
import { random } from '@gd/core';
import { checkDataset } from './checkDataset';
import { take } from './take';

/** How a dataset is dealt out. */
export interface BatchesOptions {
  /** Examples in a batch. */
  readonly size: number;
  /** Shuffles; without one the examples keep their order. */
  readonly seed?: number;
  /** Which time round this is: each has its own shuffle, the same whenever it is asked for. */
  readonly epoch?: number;
  /** What becomes of a last batch that is not full. */
  readonly last?: 'keep' | 'drop';
}

/**
 * Deals all the examples out in small heaps, once, shuffled anew for every epoch.
 *
 *     order = random(seed).split(epoch).permutation(count)
 *
 * shape     the first axis of each batch is `size`, but for a last one that is kept
 * throws    when there are no examples, or the size is not from 1 to their number
 */
export function* batches(
  dataset: Batch,
  { size, seed, epoch = 0, last = 'keep' }: BatchesOptions,
): Generator<Batch, void, void> {
  const count = checkDataset('batches', dataset);
  if (!Number.isInteger(size) || size < 1) {
    throw new RangeError(`batches: size ${size} — a batch holds a whole number of examples, at least 1`);
  }
  if (size > count) {
    throw new RangeError(`batches: size ${size} of ${count} examples — a batch cannot be larger than the dataset`);
  }
  if (last !== 'keep' && last !== 'drop') {
    throw new TypeError(`batches: last ${JSON.stringify(last)} — 'keep' or 'drop' a last batch that is not full`);
  }
  const order =
    seed === undefined ? Int32Array.from({ length: count }, (_, i) => i) : random(seed).split(epoch).permutation(count);
  const end = last === 'keep' ? count : count - (count % size);
  for (let start = 0; start < end; start += size) yield take(dataset, order.subarray(start, start + size));
}
