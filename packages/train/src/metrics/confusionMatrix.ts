import type { Tensor } from '@gd/core';
import { classIndices } from './classIndices';

/**
 * The confusion matrix: the number of examples for each pair of actual and predicted class. Correct predictions are on the
 * diagonal.
 *
 *     matrix[i][j] = number of examples of class i predicted as class j
 *
 * shape   prediction [n,k]; targets class numbers int32 [n] or class probabilities [n,k] → k rows of k
 * throws  when the shapes do not match, a class number is not below k, or a prediction is NaN
 */
export function confusionMatrix(prediction: Tensor, targets: Tensor): number[][] {
  const { guessed, right } = classIndices('confusionMatrix', prediction, targets);
  const classCount = prediction.shape[1]!;
  const matrix = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  for (let i = 0; i < right.data.length; i++) {
    const row = matrix[right.data[i]!];
    if (row === undefined) {
      throw new RangeError(
        `confusionMatrix: class ${right.data[i]} in row ${i} — there are scores for classes 0 to ${classCount - 1}`,
      );
    }
    const column = guessed.data[i]!;
    if (column < 0)
      throw new RangeError(
        `confusionMatrix: the prediction in row ${i} contains NaN — it is of no class; is the model's training at fault?`,
      );
    row[column]!++;
  }
  return matrix;
}
