import type { Tensor } from '@gd/core';
import { sameSize } from './sameSize';

/**
 * The share of yes-or-no questions answered right.
 *
 *     accuracy = (number of [prediction > threshold] = [targets > ½]) / n
 *
 * shape   prediction and targets alike
 * units   from 0 to 1; the threshold is ½ for probabilities, 0 for logits
 * throws  when the shapes differ
 */
export function binaryAccuracy(prediction: Tensor, targets: Tensor, { threshold = 0.5 } = {}): number {
  const count = sameSize('binaryAccuracy', prediction, targets);
  let hits = 0;
  for (let i = 0; i < count; i++) if (prediction.data[i]! > threshold === targets.data[i]! > 0.5) hits++;
  return hits / count;
}
