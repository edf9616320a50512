import type { Batch, Layer, Loss, Random, Weights } from '@gd/core';
import { warnOnce } from '@gd/core/extend';
import { modelObjective } from '@gd/optim';

/** A step that is about to be done. */
interface NextStep {
  readonly weights: Weights;
  readonly buffers: Weights;
  readonly batch: Batch;
  readonly rng: Random;
}

/** How far a compiled and an eager loss may be apart, from rounding alone. */
const rounding = { relative: 1e-2, absolute: 1e-4 };

/** Whether the loss of this epoch is to be checked: in epochs 2, 4, 8, …, which costs next to nothing. */
export function isChecked(epoch: number): boolean {
  return epoch > 1 && Number.isInteger(Math.log2(epoch));
}

/**
 * The loss of a step, eagerly: what a compiled step should compute. Returns a function that compares it with what the step
 * did compute, and warns once if they differ: a compiled step keeps what it first read from outside.
 */
export function lossCheck(model: Layer, loss: Loss, { weights, ...context }: NextStep): (value: number) => void {
  let wanted: number;
  try {
    wanted = modelObjective(model, loss)(weights, context).loss.data[0]!;
  } catch {
    // whatever is wrong, the step says it better
    return () => {};
  }
  return (value) => {
    const apart = Math.abs(value - wanted);
    if (!(apart > rounding.absolute + rounding.relative * Math.max(Math.abs(value), Math.abs(wanted)))) return;
    warnOnce(
      'fit: the compiled loss is not the eager one any more — does the loss or a layer read something that changes, or Math.random()? A compiled step keeps what it first read; compiled: false, or one fit for each value, with resume?',
    );
  };
}
