import type { Tensor } from '@gd/core';
import { tensor } from '@gd/core';
import { classIndices } from './classIndices';

/**
 * Counts what was taken for what: the diagonal is right, the rest are mix-ups.
 *
 *     out[i, j] = number of examples of class i taken for class j
 *
 * shape   prediction [n,k]; targets class numbers int32 [n] or shares [n,k]; out int32 [k,k]
 * throws  when the shapes do not fit, or a class number is not below k
 */
export function confusionMatrix(prediction: Tensor, targets: Tensor): Tensor {
  const { guessed, right } = classIndices('confusionMatrix', prediction, targets);
  const kinds = prediction.shape[1]!;
  const counts = new Int32Array(kinds * kinds);
  for (let i = 0; i < right.data.length; i++) {
    const kind = right.data[i]!;
    if (kind < 0 || kind >= kinds) {
      throw new RangeError(
        `confusionMatrix: class ${kind} in row ${i} — there are scores for classes 0 to ${kinds - 1}`,
      );
    }
    counts[kind * kinds + guessed.data[i]!]!++;
  }
  return tensor(counts, { shape: [kinds, kinds] });
}
