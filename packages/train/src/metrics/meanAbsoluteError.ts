import type { Tensor } from '@gd/core';
import { sameSize } from './sameSize';

/**
 * How far off predictions are, on average.
 *
 *     error = mean |prediction − truth|
 *
 * shape   prediction and truth alike
 * units   those of the truth
 * throws  when the shapes differ
 */
export function meanAbsoluteError(prediction: Tensor, truth: Tensor): number {
  const count = sameSize('meanAbsoluteError', prediction, truth);
  let total = 0;
  for (let i = 0; i < count; i++) total += Math.abs(prediction.data[i]! - truth.data[i]!);
  return total / count;
}
