import type { Batch, Layer, Loss, Random, Weights } from '@gd/core';
import { warnOnce } from '@gd/core/extend';
import { modelObjective } from '@gd/optim';

/** The inputs of the next step. */
interface NextStep {
  readonly weights: Weights;
  readonly buffers: Weights;
  readonly batch: Batch;
  readonly rng: Random;
}

/** The tolerances for rounding differences between the compiled and the eager loss. */
const rounding = { relative: 1e-2, absolute: 1e-4 };

/** Whether to check the loss of this epoch: only in epochs 2, 4, 8, …, so that checks cost almost nothing. */
export function isChecked(epoch: number): boolean {
  return epoch > 1 && Number.isInteger(Math.log2(epoch));
}

/**
 * Computes the loss of a step eagerly, and returns a function that compares the compiled loss with it. The function warns once
 * if they differ, because a compiled step captures the outside values that it reads first.
 */
export function lossCheck(model: Layer, loss: Loss, { weights, ...context }: NextStep): (value: number) => void {
  let wanted: number;
  try {
    wanted = modelObjective(model, loss)(weights, context).loss.data[0]!;
  } catch {
    // the step itself reports the error better
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
