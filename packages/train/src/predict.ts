import type { Layer, Tensor, Weights } from '@gd/core';
import { concat } from '@gd/core';
import { predictions } from './predictions';

/** How many examples go through the model at a time: fewer take less memory. */
export interface PredictOptions {
  readonly batchSize?: number;
}

/**
 * Asks a trained model what it thinks of some examples.
 *
 *     prediction = model.forward(weights, inputs)
 *
 * shape   the first axis counts the examples, in and out
 * throws  when there are no examples, or the batch size is not a whole number above 0
 */
export function predict(
  model: Layer,
  weights: Weights,
  inputs: Tensor,
  { batchSize = 256 }: PredictOptions = {},
): Tensor {
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new RangeError(`predict: batchSize ${batchSize} — a batch holds a whole number of examples, at least 1`);
  }
  if (!(inputs.shape[0]! > 0)) {
    throw new RangeError(
      `predict: inputs [${inputs.shape}] — the first axis counts the examples; there must be at least one`,
    );
  }
  return concat([...predictions(model.forward, weights, inputs, batchSize)], 0);
}
