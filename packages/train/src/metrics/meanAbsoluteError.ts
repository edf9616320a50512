import type { Tensor } from '@gd/core';
import { sameSize } from './sameSize';

/**
 * How far off predictions are, on average.
 *
 *     error = mean |prediction − targets|
 *
 * shape   prediction and targets alike
 * units   those of the targets
 * throws  when the shapes differ
 */
export function meanAbsoluteError(prediction: Tensor, targets: Tensor): number {
  const count = sameSize('meanAbsoluteError', prediction, targets);
  let total = 0;
  for (let i = 0; i < count; i++) total += Math.abs(prediction.data[i]! - targets.data[i]!);
  return total / count;
}
