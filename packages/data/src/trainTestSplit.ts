import type { Dataset } from '@gd/core';
import { random } from '@gd/core';
import { checkDataset } from './checkDataset';
import { take } from './take';

/** How a dataset is cut in two. */
export interface SplitOptions {
  /** The share of examples to put aside, between 0 and 1. */
  readonly test?: number;
  readonly seed?: number;
  /** Puts the same share of every class aside; the truth must be class numbers. */
  readonly stratify?: boolean;
}

/**
 * Puts some examples aside, to test on what the model has never seen.
 *
 *     aside = round(test · count), of each class by itself when stratified
 *
 * shape   the two first axes add up to the dataset's
 * throws  when either part would be empty, or a stratified truth is not int32 [n]
 */
export function split(
  dataset: Dataset,
  { test = 0.2, seed = 0, stratify = false }: SplitOptions = {},
): { readonly train: Dataset; readonly test: Dataset } {
  const count = checkDataset('split', dataset);
  if (!(test > 0 && test < 1)) {
    throw new RangeError(`split: test ${test} — the share to put aside lies between 0 and 1, like 0.2`);
  }
  const chance = random(seed).split('split');
  const shuffled = chance.permutation(count);
  const aside = new Set<number>();
  for (const group of stratify ? byClass(dataset, shuffled) : [shuffled]) {
    for (const row of group.slice(0, Math.round(test * group.length))) aside.add(row);
  }
  if (aside.size === 0 || aside.size === count) {
    throw new RangeError(
      `split: test ${test} of ${count} examples — that leaves one part empty; take another share or more examples`,
    );
  }
  // a second shuffle: in the first, a class that filled its share early would crowd the front of what is left
  const order = chance.permutation(count);
  const part = (wanted: boolean): Dataset => ({
    ...dataset,
    ...take(
      dataset,
      order.filter((row) => aside.has(row) === wanted),
    ),
  });
  return { train: part(false), test: part(true) };
}

function byClass({ truth }: Dataset, rows: Int32Array): number[][] {
  if (truth.dtype !== 'int32' || truth.shape.length !== 1) {
    throw new TypeError(
      `split: truth ${truth.dtype}[${truth.shape}] — to stratify, the truth must be class numbers, int32 [n]`,
    );
  }
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const kind = truth.data[row]!;
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}
