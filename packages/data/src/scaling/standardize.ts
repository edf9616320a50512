import type { Tensor } from '@gd/core';
import { isTensor } from '@gd/core';
import { columns, spreadOf } from './columns';
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
  const all = columns('standardize', x);
  const mean = all.map((column) => column.reduce((total, value) => total + value, 0) / column.length);
  const deviation = all.map((column, i) => {
    if (spreadOf(column, x.dtype) === 0) return 1;
    return Math.sqrt(column.reduce((total, value) => total + (value - mean[i]!) ** 2, 0) / column.length);
  });
  return { mean, deviation };
}
