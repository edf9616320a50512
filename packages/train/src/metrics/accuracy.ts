import type { Tensor } from '@gd/core';
import { classes } from './classIndices';

/**
 * The share of examples whose highest score is the right class.
 *
 *     accuracy = (number of argMax(prediction) = truth) / n
 *
 * shape   prediction [n,k]; truth class numbers int32 [n] or shares [n,k]
 * units   from 0 to 1
 * throws  when the shapes do not fit
 */
export function accuracy(prediction: Tensor, truth: Tensor): number {
  const { guessed, right } = classes('accuracy', prediction, truth);
  let hits = 0;
  for (let i = 0; i < right.data.length; i++) if (guessed.data[i] === right.data[i]) hits++;
  return hits / right.data.length;
}
