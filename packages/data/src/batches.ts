import type { Batch } from '@gd/core';
import { random } from '@gd/core';
import { checkDataset } from './checkDataset';
import { take } from './take';

/** Options of `batches`. */
export interface BatchesOptions {
  /** The number of examples in a batch. */
  readonly size: number;
  /** Shuffles the examples; without a seed they keep their order. */
  readonly seed?: number;
  /** The number of the epoch: each has its own shuffle, which is the same every time. */
  readonly epoch?: number;
  /** Whether to keep or drop a last batch that is not full; `keep` by default. */
  readonly last?: 'keep' | 'drop';
}

/**
 * Yields every example once, in batches, in a different order every epoch.
 *
 *     order = random(seed).split(epoch).permutation(count)
 *
 * shape     the first axis of each batch is `size`, except for a last one that is kept
 * throws    when there are no examples, or the size is not a whole number from 1 to their number
 */
export function* batches(
  dataset: Batch,
  { size, seed, epoch = 0, last = 'keep' }: BatchesOptions,
): Generator<Batch, void, void> {
  const count = checkDataset('batches', dataset);
  if (!Number.isInteger(size) || size < 1) {
    throw new RangeError(`batches: size ${size} — a batch has a whole number of examples, at least 1`);
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
