import type { Batch } from '@gd/core';
import { gather, tensor } from '@gd/core';

/**
 * Selects examples by row number, in the given order.
 *
 * shape     the first axis becomes as long as `rows`
 * throws    when a row does not exist
 */
export function take({ inputs, targets }: Batch, rows: Int32Array): Batch {
  const indices = tensor(rows);
  return { inputs: gather(inputs, indices), targets: gather(targets, indices) };
}
