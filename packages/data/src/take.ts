import type { Batch } from '@gd/core';
import { gather, tensor } from '@gd/core';

/**
 * Picks some examples out of all, in the order asked for.
 *
 * shape     the first axis becomes as long as `rows`
 * throws    when a row does not exist
 */
export function take({ inputs, targets }: Batch, rows: Int32Array): Batch {
  const indices = tensor(rows);
  return { inputs: gather(inputs, indices), targets: gather(targets, indices) };
}
