import type { Tensor } from '@gd/core';
import { isTensor } from '@gd/core';
import { columns } from './columns';
import { scaling } from './scaling';

/** A fitted `standardize`. Its numbers survive JSON: `standardize(JSON.parse(text))` is the same again. */
export interface Standardized {
  /** Of each column. */
  readonly mean: readonly number[];
  /** Standard deviation of each column; 1 for a column that never changes. */
  readonly deviation: readonly number[];
  readonly transform: (x: Tensor) => Tensor;
  readonly inverse: (x: Tensor) => Tensor;
}

/**
 * Learns from examples how to bring every column around 0 and about as wide as 1, so that no column shouts.
 *
 *     transform(x) = (x − mean) / deviation
 *     inverse(x)   = x · deviation + mean
 *
 * shape     one mean and one deviation for each number of an example; the first axis counts the examples
 * units     deviation² is the mean squared distance (÷ n)
 * throws    when there are no rows, a number is missing, or x has other columns than it was fitted on
 */
export function standardize(from: Tensor | Pick<Standardized, 'mean' | 'deviation'>): Standardized {
  const { mean, deviation } = isTensor(from) ? fit(from) : from;
  return { mean, deviation, ...scaling('standardize', mean, deviation) };
}

function fit(x: Tensor): Pick<Standardized, 'mean' | 'deviation'> {
  const all = columns('standardize', x);
  const mean = all.map((column) => column.reduce((total, value) => total + value, 0) / column.length);
  const deviation = all.map((column, i) => {
    if (column.every((value) => value === column[0])) return 1;
    return Math.sqrt(column.reduce((total, value) => total + (value - mean[i]!) ** 2, 0) / column.length);
  });
  return { mean, deviation };
}
