import type { Layer, Tensor, Weights } from '@gd/core';
import { concat, inference, slice } from '@gd/core';
import type { Kind } from '@gd/core/extend';
import { aLayer, check, checkTensor, isRecord, readOptions } from '@gd/core/extend';

/** The tensors of a model to use: the result of `fit`, or those of `init`, a checkpoint or a file. */
export interface Trained {
  readonly weights: Weights;
  /** Needed by models that have buffers, like those with `batchNorm`. */
  readonly buffers?: Weights;
  /** Used in place of `weights` if the optimizer keeps an average; part of the result of `fit`. */
  readonly evaluationWeights?: Weights;
}

/** Options of `predict`: how many examples to compute at a time; fewer need less memory. */
export interface PredictOptions {
  readonly batchSize?: number;
}

/**
 * The predictions of a model for some examples.
 *
 *     prediction = model.forward(weights, inputs)       outside training, with the buffers
 *
 * The weights are `evaluationWeights` if there are any, as in the result of `fit`.
 *
 * shape   the first axis counts the examples, in and out
 * throws  when there are no examples, the batch size is not a whole number above 0, or weights or buffers are missing
 */
export function predict(model: Layer, trained: Trained, inputs: Tensor, options: PredictOptions = {}): Tensor {
  const { batchSize } = readOptions('predict(model, trained, inputs, options)', options, predictOptions);
  return predictAll('predict', model, trained, inputs, batchSize);
}

/** The options of `predict`. */
export const predictOptions = { batchSize: ['1, 2, 3, …', 256] } as const;

/** All predictions at once. */
export function predictAll(name: string, model: Layer, trained: Trained, inputs: Tensor, batchSize: number): Tensor {
  const forward = forwardOf(name, model, trained);
  checkTensor(name, 'inputs', inputs);
  return concat([...predictions(forward, inputs, batchSize)], 0);
}

/** A model outside training, as a function of a batch of inputs. */
export function forwardOf(name: string, model: Layer, trained: Trained): (inputs: Tensor) => Tensor {
  check(`${name}: model`, model, aLayer);
  check(`${name}: trained`, trained, aTraining, trained === undefined ? '; await fit(…)?' : '');
  const { weights, buffers = {}, evaluationWeights = weights } = trained;
  if (!isRecord(evaluationWeights) || !isRecord(buffers)) {
    const names = Object.keys(trained).slice(0, 4).join(', ').slice(0, 100);
    throw new TypeError(
      `${name}: no weights among ${names || 'nothing'} — wanted { weights, buffers }, or the whole result of fit`,
    );
  }
  const context = { ...inference, buffers };
  return (inputs) => model.forward(evaluationWeights, inputs, context);
}

const aTraining: Kind = ['the result of fit, or { weights, buffers }', isRecord];

/** The predictions, one batch at a time, so that the caller can pause in between. */
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
