import type { State } from '@gd/core';
import { zeros } from '@gd/core';
import { take } from '@gd/data';
import type { TrainingSpec } from './stepExecutor';

/**
 * Shows the loss every class number once, by plain operations: a compiled step has no way to say that one does not exist.
 *
 * throws  what the loss does
 */
export function checkTargets<S extends State>({ model, loss, data, from }: TrainingSpec<S>): void {
  const { dtype, shape, data: numbers } = data.targets;
  if (dtype !== 'int32' || shape.length !== 1) return;
  const rows = new Map<number, number>();
  for (let row = 0; row < numbers.length; row++) if (!rows.has(numbers[row]!)) rows.set(numbers[row]!, row);
  const each = take(data, Int32Array.from(rows.values()));
  const one = model.forward(from.weights, take(data, Int32Array.of(0)).inputs);
  loss(zeros([rows.size, ...one.shape.slice(1)], one.dtype), each.targets);
}
