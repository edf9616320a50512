import type { Tensor } from '@gd/core';
import { classIndices } from './classIndices';

/**
 * Classification accuracy: the fraction of examples whose highest score belongs to the correct class.
 *
 *     accuracy = (number of argMax(prediction) = targets) / n
 *
 * A prediction that contains NaN is never correct.
 *
 * shape   prediction [n,k], k at least 2; targets class numbers int32 [n] or class probabilities [n,k]
 * units   from 0 to 1
 * throws  when the shapes do not match
 */
export function accuracy(prediction: Tensor, targets: Tensor): number {
  const { guessed, right } = classIndices('accuracy', prediction, targets);
  let hits = 0;
  for (let i = 0; i < right.data.length; i++) if (guessed.data[i] === right.data[i]) hits++;
  return hits / right.data.length;
}
