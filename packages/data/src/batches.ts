import type { Batch } from '@gd/core';
import { random } from '@gd/core';
import type { Read } from '@gd/core/extend';
import { oneOf, readOptions } from '@gd/core/extend';
import { checkDataset } from './checkDataset';
import { take } from './take';

/** Options of `batches`. */
export interface BatchesOptions {
  /** The number of examples in a batch. */
  readonly size: number;
  /** Shuffles the examples; without a seed they keep their order. */
  readonly seed?: number | undefined;
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
export function batches(dataset: Batch, options: BatchesOptions): Generator<Batch, void, void> {
  const read = readOptions<BatchesOptions, typeof table>('batches(dataset, options)', options, table);
  const count = checkDataset('batches', dataset);
  if (read.size > count) {
    throw new RangeError(`batches: size ${read.size} of ${count} examples — a batch cannot be larger than the dataset`);
  }
  return parts(dataset, count, read);
}

const table = {
  size: ['1, 2, 3, …'],
  seed: ['…, -1, 0, 1, …', undefined],
  epoch: ['0, 1, 2, …', 0],
  last: [/* @__PURE__ */ oneOf('keep', 'drop'), 'keep'],
} as const;

function* parts(
  dataset: Batch,
  count: number,
  { size, seed, epoch, last }: Read<BatchesOptions, typeof table>,
): Generator<Batch, void, void> {
  const order =
    seed === undefined ? Int32Array.from({ length: count }, (_, i) => i) : random(seed).split(epoch).permutation(count);
  const end = last === 'keep' ? count : count - (count % size);
  for (let start = 0; start < end; start += size) yield take(dataset, order.subarray(start, start + size));
}
