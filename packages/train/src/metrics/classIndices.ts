import type { Tensor } from '@gd/core';
import { argMax } from '@gd/core';

/**
 * The class numbers of predictions and targets.
 *
 * throws  when predictions are not [n,k], or the targets neither class numbers [n] nor class probabilities [n,k]
 */
export function classIndices(name: string, prediction: Tensor, targets: Tensor): { guessed: Tensor; right: Tensor } {
  const [count, classCount] = prediction.shape;
  const numbers = targets.shape.length === 1 && targets.dtype === 'int32';
  const shares = targets.shape.length === 2 && targets.shape[1] === classCount;
  if (prediction.shape.length !== 2 || targets.shape[0] !== count || !(numbers || shares)) {
    throw new RangeError(
      `${name}: prediction [${prediction.shape}], targets ${targets.dtype}[${targets.shape}] — wanted a score for each class, [n,k], and class numbers int32[n] or class probabilities [n,k]`,
    );
  }
  return { guessed: argMax(prediction, { axis: 1 }), right: numbers ? targets : argMax(targets, { axis: 1 }) };
}
