import type { Dataset } from '@gd/core';
import { random } from '@gd/core';
import { aFlag, formatShape, readOptions } from '@gd/core/extend';
import { checkDataset } from './checkDataset';
import { take } from './take';

/** Options of `trainTestSplit`. */
export interface TrainTestSplitOptions {
  /** The fraction of examples in the test set, between 0 and 1. */
  readonly test?: number;
  readonly seed?: number;
  /** Splits every class in the same proportion; the targets must be class numbers. */
  readonly stratify?: boolean;
}

/**
 * Splits a dataset randomly into a training set and a test set, to test a model on examples that it has never seen.
 *
 *     size of the test set = round(test · count)
 *
 * Stratified, each class has ⌊test · its count⌋ examples in it, and one more where the largest fractions were cut off, until
 * the size is reached.
 *
 * shape     the first axes of both add up to the dataset's
 * throws    when either part would be empty, or targets to stratify are not int32 [n]
 */
export function trainTestSplit(
  dataset: Dataset,
  options: TrainTestSplitOptions = {},
): { readonly train: Dataset; readonly test: Dataset } {
  const { test, seed, stratify } = readOptions('trainTestSplit(dataset, options)', options, {
    test: ['(0, 1)', 0.2],
    seed: ['…, -1, 0, 1, …', 0],
    stratify: [aFlag, false],
  });
  const count = checkDataset('trainTestSplit', dataset);
  const rng = random(seed).split('split');
  const shuffled = rng.permutation(count);
  const tested = new Set<number>();
  const groups = stratify ? byClass(dataset, shuffled) : [shuffled];
  const sizes = shares(
    groups.map(({ length }) => test * length),
    Math.round(test * count),
  );
  groups.forEach((group, i) => {
    for (const row of group.slice(0, sizes[i])) tested.add(row);
  });
  if (tested.size === 0 || tested.size === count) {
    throw new RangeError(
      `trainTestSplit: test ${test} of ${count} examples — one part would be empty; use another fraction or more examples`,
    );
  }
  // shuffled again: otherwise the classes that were full first would crowd the front of the training set
  const order = rng.permutation(count);
  const part = (wanted: boolean): Dataset => ({
    ...dataset,
    ...take(
      dataset,
      order.filter((row) => tested.has(row) === wanted),
    ),
  });
  return { train: part(false), test: part(true) };
}

/** Whole numbers near some fractions, with this total: rounded down, but those with the largest remainders up. */
function shares(quotas: readonly number[], total: number): number[] {
  const sizes = quotas.map(Math.floor);
  const missing = total - sizes.reduce((sum, size) => sum + size, 0);
  const order = [...quotas.keys()].sort((a, b) => (quotas[b]! % 1) - (quotas[a]! % 1));
  for (const i of order.slice(0, missing)) sizes[i]!++;
  return sizes;
}

function byClass({ targets }: Dataset, rows: Int32Array): number[][] {
  if (targets.dtype !== 'int32' || targets.shape.length !== 1) {
    throw new TypeError(
      `trainTestSplit: targets ${targets.dtype}${formatShape(targets.shape)} — to stratify, the targets must be class numbers, int32 [n]`,
    );
  }
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const label = targets.data[row]!;
    const group = groups.get(label);
    if (group === undefined) groups.set(label, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}
