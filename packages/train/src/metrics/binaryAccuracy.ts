import type { Tensor } from '@gd/core';
import { checkTensor, formatShape, readOptions, sameShape } from '@gd/core/extend';

/** Options of `binaryAccuracy`. */
export interface BinaryAccuracyOptions {
  /** The threshold above which a prediction means yes; ½ by default. */
  readonly threshold?: number;
}

/**
 * Binary accuracy: the fraction of yes-or-no predictions on the correct side of the threshold.
 *
 *     accuracy = (number of [prediction > threshold] = [targets > ½]) / n
 *
 * NaN is never correct.
 *
 * shape   prediction and targets of equal shape
 * units   from 0 to 1; the threshold is ½ for probabilities, 0 for logits
 * throws  when the shapes differ
 */
export function binaryAccuracy(prediction: Tensor, targets: Tensor, options: BinaryAccuracyOptions = {}): number {
  const { threshold } = readOptions('binaryAccuracy(prediction, targets, options)', options, {
    threshold: ['(-∞, ∞)', 0.5],
  });
  const { shape, data } = checkTensor('binaryAccuracy', 'prediction', prediction);
  checkTensor('binaryAccuracy', 'targets', targets);
  if (!sameShape(shape, targets.shape)) {
    throw new RangeError(
      `binaryAccuracy: prediction ${formatShape(shape)}, targets ${formatShape(targets.shape)} — the shapes must be equal; reshape one?`,
    );
  }
  let hits = 0;
  for (let i = 0; i < data.length; i++) {
    const [guess, target] = [data[i]!, targets.data[i]!];
    const isKnown = !Number.isNaN(guess) && !Number.isNaN(target);
    if (isKnown && guess > threshold === target > 0.5) hits++;
  }
  return hits / data.length;
}
