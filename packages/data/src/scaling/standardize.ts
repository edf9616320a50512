import type { Tensor } from '@gd/core';
import { isTensor } from '@gd/core';
import { columns, spreads } from './columns';
import { fitted, scaling } from './scaling';

/** A fitted `standardize`. It can be stored as JSON: `standardize(JSON.parse(text))` restores it. */
export interface Standardized {
  /** The mean of each column. */
  readonly mean: readonly number[];
  /** The standard deviation of each column; 1 for a column that is constant, but for rounding. */
  readonly deviation: readonly number[];
  readonly transform: (x: Tensor) => Tensor;
  readonly inverse: (x: Tensor) => Tensor;
}

/**
 * Standardization, fitted on examples: scales every column to mean 0 and standard deviation 1, so that no column
 * outweighs the others.
 *
 *     transform(x) = (x − mean) / deviation
 *     inverse(x)   = x · deviation + mean
 *
 * shape     one mean and one deviation for each number of an example; the first axis counts the examples
 * units     deviation² is the mean squared distance from the mean (÷ n)
 * throws    when there are no rows, a number is missing, or x does not have the columns that it was fitted on
 */
export function standardize(from: Tensor | Pick<Standardized, 'mean' | 'deviation'>): Standardized {
  const { mean, deviation } = isTensor(from) ? fit(from) : fitted('standardize', from, ['mean', 'deviation']);
  return { mean, deviation, ...scaling('standardize', mean, deviation) };
}

function fit(x: Tensor): Pick<Standardized, 'mean' | 'deviation'> {
  const table = columns('standardize', x);
  const mean = Array.from(table.total, (total) => total / table.rows);
  const squares = new Float64Array(mean.length);
  for (let row = 0, at = 0; row < table.rows; row++) {
    for (let column = 0; column < mean.length; column++, at++) squares[column]! += (x.data[at]! - mean[column]!) ** 2;
  }
  const deviation = spreads(table, x.dtype).map((spread, column) =>
    spread === 0 ? 1 : Math.sqrt(squares[column]! / table.rows),
  );
  return { mean, deviation };
}
