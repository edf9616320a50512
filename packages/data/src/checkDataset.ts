import type { Batch } from '@gd/core';
import { isTensor } from '@gd/core';
import type { Kind } from '@gd/core/extend';
import { check, describe, formatShape, isRecord, readiness } from '@gd/core/extend';

const aDataset: Kind = ['{ inputs, targets }, both tensors', (value) => isRecord(value) && !isTensor(value)];

/**
 * Checks that inputs and targets are tensors.
 *
 * throws    naming the part that is not one
 */
export function checkParts(name: string, data: Batch): Batch {
  check(`${name}: data`, data, aDataset, isTensor(data) ? '; { inputs, targets }?' : '');
  const { inputs, targets } = data;
  for (const [part, value] of Object.entries({ inputs, targets })) {
    if (isTensor(value)) continue;
    const hint = Array.isArray(value) ? '; tensor([…])?' : readiness(value);
    throw new TypeError(
      `${name}: ${part} of the data is ${describe(value)} — wanted { inputs, targets }, both tensors${hint}`,
    );
  }
  return data;
}

/**
 * Counts the examples of a dataset, and checks that it is one.
 *
 * throws    when there are no examples, a part is not a tensor, or the numbers of inputs and targets differ
 */
export function checkDataset(name: string, data: Batch): number {
  const { inputs, targets } = checkParts(name, data);
  const count = inputs.shape[0];
  if (count === undefined || targets.shape[0] === undefined) {
    throw new RangeError(
      `${name}: inputs ${formatShape(inputs.shape)} and targets ${formatShape(targets.shape)} — the first axis of both must count the examples`,
    );
  }
  if (count !== targets.shape[0]) {
    throw new RangeError(
      `${name}: inputs ${formatShape(inputs.shape)} and targets ${formatShape(targets.shape)} — ${count} inputs and ${targets.shape[0]} targets; there must be one target for each input`,
    );
  }
  if (count === 0) throw new RangeError(`${name}: the dataset is empty — there must be at least one example`);
  return count;
}
