import type { Layer, Tensor, Weights } from '@gd/core';
import { concat, inference, slice } from '@gd/core';

/** The tensors of a model to use: the result of `fit`, or what `init`, a checkpoint or a file answers with. */
export interface Trained {
  readonly weights: Weights;
  /** Needed by models that have buffers, like those with `batchNorm`. */
  readonly buffers?: Weights;
  /** Used in place of `weights` where the optimizer keeps an average; `fit` answers with them. */
  readonly evaluationWeights?: Weights;
}

/** How many examples go through the model at a time: fewer need less memory. */
export interface PredictOptions {
  readonly batchSize?: number;
}

/**
 * The predictions of a model for some examples.
 *
 *     prediction = model.forward(weights, inputs)       in use, with the buffers
 *
 * The weights are `evaluationWeights` where they are given, as in the result of `fit`.
 *
 * shape   the first axis counts the examples, in and out
 * throws  when there are no examples, the batch size is not a whole number above 0, or weights or buffers are missing
 */
export function predict(
  model: Layer,
  trained: Trained,
  inputs: Tensor,
  { batchSize = 256 }: PredictOptions = {},
): Tensor {
  return concat([...predictions(forwardOf('predict', model, trained), inputs, checkBatchSize(batchSize))], 0);
}

/** A model in use, as a function of a batch of inputs. */
export function forwardOf(name: string, model: Layer, trained: Trained): (inputs: Tensor) => Tensor {
  const { weights, buffers = {}, evaluationWeights = weights } = trained;
  if (evaluationWeights === undefined) {
    throw new TypeError(
      `${name}: no weights among ${Object.keys(trained).slice(0, 4).join(', ') || 'nothing'} — wanted { weights, buffers }, or the whole result of fit`,
    );
  }
  const context = { ...inference, buffers };
  return (inputs) => model.forward(evaluationWeights, inputs, context);
}

function checkBatchSize(batchSize: number): number {
  if (Number.isInteger(batchSize) && batchSize >= 1) return batchSize;
  throw new RangeError(`predict: batchSize ${batchSize} — wanted a whole number of examples, at least 1`);
}

/** The predictions of a batch at a time, so that the caller can pause in between. */
export function* predictions(forward: (inputs: Tensor) => Tensor, inputs: Tensor, batchSize = 256): Generator<Tensor> {
  const [count = 0, ...example] = inputs.shape;
  if (count === 0) {
    throw new RangeError(
      `predict: inputs [${inputs.shape}] — the first axis counts the examples; there must be at least one`,
    );
  }
  const start = example.map(() => 0);
  for (let from = 0; from < count; from += batchSize) {
    const to = Math.min(count, from + batchSize);
    const whole = from === 0 && to === count;
    yield forward(whole ? inputs : slice(inputs, [from, ...start], [to, ...example]));
  }
}
