import type { Batch } from '@gd/core';
import { isTensor } from '@gd/core';
import { formatShape } from '@gd/core/extend';

/**
 * Counts the examples of a dataset, and checks that it is one.
 *
 * throws    when there are no examples, a part is not a tensor, or the numbers of inputs and targets differ
 */
export function checkDataset(name: string, data: Batch): number {
  const { inputs, targets } = (data ?? {}) as Batch;
  for (const [part, value] of Object.entries({ inputs, targets })) {
    if (isTensor(value)) continue;
    const came = Array.isArray(value) ? 'an array' : value === null ? 'null' : typeof value;
    throw new TypeError(
      `${name}: ${part} of the data is ${came} — wanted { inputs, targets }, both tensors; tensor([…])?`,
    );
  }
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
