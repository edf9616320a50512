import type { Tensor } from '@gd/core';
import { isTensor } from '@gd/core';
import { columns, spreads } from './columns';
import { fitted, scaling } from './scaling';

/** A fitted `normalize`. It can be stored as JSON: `normalize(JSON.parse(text))` restores it. */
export interface Normalized {
  /** The minimum of each column. */
  readonly minimum: readonly number[];
  /** Maximum − minimum of each column; 1 for a column that is constant, but for rounding. */
  readonly range: readonly number[];
  readonly transform: (x: Tensor) => Tensor;
  readonly inverse: (x: Tensor) => Tensor;
}

/**
 * Min-max scaling, fitted on examples: maps every column to the range from 0 to 1.
 *
 *     transform(x) = (x − minimum) / range
 *     inverse(x)   = x · range + minimum
 *
 * shape     one minimum and one range for each number of an example; the first axis counts the examples
 * throws    when there are no rows, a number is missing, or x does not have the columns that it was fitted on
 */
export function normalize(from: Tensor | Pick<Normalized, 'minimum' | 'range'>): Normalized {
  const { minimum, range } = isTensor(from) ? fit(from) : fitted('normalize', from, ['minimum', 'range']);
  return { minimum, range, ...scaling('normalize', minimum, range) };
}

function fit(x: Tensor): Pick<Normalized, 'minimum' | 'range'> {
  const table = columns('normalize', x);
  return { minimum: [...table.least], range: spreads(table, x.dtype).map((spread) => spread || 1) };
}
