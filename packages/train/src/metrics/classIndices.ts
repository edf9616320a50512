import type { Tensor } from '@gd/core';
import { argMax, tensor } from '@gd/core';
import { checkTensor } from '@gd/core/extend';

/**
 * The class indices of predictions and targets; −1 for a prediction that contains NaN.
 *
 * throws  when the predictions are not [n,k], or the targets are neither class numbers [n] nor class probabilities [n,k]
 */
export function classIndices(name: string, prediction: Tensor, targets: Tensor): { guessed: Tensor; right: Tensor } {
  checkTensor(name, 'prediction', prediction);
  checkTensor(name, 'targets', targets);
  const [count, classCount] = prediction.shape;
  if (classCount === 1 && prediction.shape.length === 2) {
    throw new RangeError(
      `${name}: prediction [${prediction.shape}] — one column has no highest score; binaryAccuracy?`,
    );
  }
  const numbers = targets.shape.length === 1 && targets.dtype === 'int32';
  const shares = targets.shape.length === 2 && targets.shape[1] === classCount;
  if (prediction.shape.length !== 2 || targets.shape[0] !== count || !(numbers || shares)) {
    throw new RangeError(
      `${name}: prediction [${prediction.shape}], targets ${targets.dtype}[${targets.shape}] — wanted a score for each class, [n,k], and class numbers int32[n] or class probabilities [n,k]`,
    );
  }
  return { guessed: known(prediction), right: numbers ? targets : argMax(targets, { axis: 1 }) };
}

/** The class with the highest score in each row; −1 if a score is NaN. */
function known(scores: Tensor): Tensor {
  const classes = Int32Array.from(argMax(scores, { axis: 1 }).data, (best, row) =>
    Number.isNaN(scores.data[row * scores.shape[1]! + best]) ? -1 : best,
  );
  return tensor(classes);
}
