import type { Batch } from '@gd/core';
import { gather, tensor } from '@gd/core';
import type { Kind } from '@gd/core/extend';
import { check } from '@gd/core/extend';
import { checkParts } from './checkDataset';

const someRows: Kind = ['row numbers, like Int32Array.of(0, 1)', (value) => value instanceof Int32Array];

/**
 * Selects examples by row number, in the given order.
 *
 * shape     the first axis becomes as long as `rows`
 * throws    when a row does not exist
 */
export function take(data: Batch, rows: Int32Array): Batch {
  const { inputs, targets } = checkParts('take', data);
  const indices = tensor(check('take: rows', rows, someRows));
  return { inputs: gather(inputs, indices), targets: gather(targets, indices) };
}
