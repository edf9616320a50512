import type { Tensor } from '@gd/core';
import { sameSize } from './sameSize';

/**
 * The share of yes-or-no questions answered right.
 *
 *     accuracy = (number of [prediction > threshold] = [truth > ½]) / n
 *
 * shape   prediction and truth alike
 * units   from 0 to 1; the threshold is ½ for probabilities, 0 for logits
 * throws  when the shapes differ
 */
export function binaryAccuracy(prediction: Tensor, truth: Tensor, { threshold = 0.5 } = {}): number {
  const count = sameSize('binaryAccuracy', prediction, truth);
  let hits = 0;
  for (let i = 0; i < count; i++) if (prediction.data[i]! > threshold === truth.data[i]! > 0.5) hits++;
  return hits / count;
}
