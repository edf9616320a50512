import type { Random } from '@gd/core';

/**
 * The rows of one batch after the other, for ever: every epoch in a new order, its last batch smaller when rows are left
 * over. A batch of all rows takes them as they come.
 */
export function* rowsInOrder(count: number, batchSize: number, rng: Random): Generator<Int32Array, never> {
  if (batchSize === count) {
    const all = Int32Array.from({ length: count }, (_, i) => i);
    for (;;) yield all;
  }
  for (let epoch = 1; ; epoch++) {
    const order = rng.split(epoch).permutation(count);
    for (let from = 0; from < count; from += batchSize) yield order.subarray(from, from + batchSize);
  }
}
