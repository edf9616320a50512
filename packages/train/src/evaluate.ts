import type { Batch, Layer, Loss, Tensor } from '@gd/core';
import { isTensor } from '@gd/core';
import { describe, readiness, readOptions } from '@gd/core/extend';
import { checkDataset } from '@gd/data';
import { aLoss, someMetrics } from './fitOptions';
import type { Metric } from './metrics/metric';
import { computeMetrics } from './metrics/metric';
import type { PredictOptions, Trained } from './predict';
import { predictAll, predictOptions } from './predict';

/** Options of `evaluate`. */
export interface EvaluateOptions<Metrics extends Readonly<Record<string, Metric<unknown>>>> extends PredictOptions {
  readonly loss?: Loss;
  readonly metrics?: Metrics;
}

/** The value of each metric under its name; a 0-d tensor, as losses return, becomes a number. */
export type Evaluated<Metrics extends Readonly<Record<string, Metric<unknown>>>> = {
  readonly [Name in keyof Metrics]: ReturnType<Metrics[Name]> extends Tensor ? number : ReturnType<Metrics[Name]>;
};

/**
 * Evaluates a model on examples, usually ones that it was not trained on.
 *
 *     prediction = predict(model, trained, inputs)
 *     each value = metric(prediction, targets)
 *
 * throws  when there are no examples, the loss or a metric returns a tensor that is not one number, or weights or
 *         buffers are missing
 */
export function evaluate<Metrics extends Readonly<Record<string, Metric<unknown>>> = Record<never, never>>(
  model: Layer,
  trained: Trained,
  data: Batch,
  options: EvaluateOptions<Metrics> & { readonly loss: Loss },
): Evaluated<Metrics> & { readonly loss: number };
export function evaluate<Metrics extends Readonly<Record<string, Metric<unknown>>>>(
  model: Layer,
  trained: Trained,
  data: Batch,
  options: EvaluateOptions<Metrics>,
): Evaluated<Metrics>;
export function evaluate(
  model: Layer,
  trained: Trained,
  data: Batch,
  options: EvaluateOptions<Readonly<Record<string, Metric<unknown>>>>,
): Record<string, unknown> {
  const call = 'evaluate(model, trained, data, options)';
  const { loss, metrics, batchSize } = readOptions<typeof options, typeof table>(call, options, table);
  if (loss === undefined && Object.keys(metrics).length === 0) {
    throw new TypeError(
      'evaluate: neither loss nor metrics — say what to compute: { loss: mse, metrics: { accuracy } }',
    );
  }
  checkDataset('evaluate', data);
  const prediction = predictAll('evaluate', model, trained, data.inputs, batchSize);
  const answers = computeMetrics('evaluate', metrics, prediction, data.targets);
  if (loss === undefined) return answers;
  return { loss: assertScalarLoss('evaluate', loss(prediction, data.targets)).data[0]!, ...answers };
}

const table = { loss: [aLoss, undefined], metrics: [someMetrics, {}], ...predictOptions } as const;

/**
 * Checks that a loss is one number, and returns it.
 *
 * throws  when it is not a 0-d tensor
 */
export function assertScalarLoss(name: string, loss: Tensor): Tensor {
  if (isTensor(loss) && loss.shape.length === 0) return loss;
  const came = isTensor(loss) ? `shape [${(loss as Tensor).shape}]` : describe(loss);
  const hint = readiness(loss) || '; mean it?';
  throw new TypeError(`${name}: the loss returned ${came} — a loss is one number, a 0-d tensor${hint}`);
}
