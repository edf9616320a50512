import type { Batch, Layer, Loss, Weights } from '@gd/core';
import { checkDataset } from '@gd/data';
import { assertScalarLoss } from './assertScalarLoss';
import { computeMetrics } from './metrics/computeMetrics';
import type { Metric } from './metrics/metric';
import type { PredictOptions } from './predict';
import { predict } from './predict';

/** What to measure. */
export interface EvaluateOptions<Metrics extends Readonly<Record<string, Metric<unknown>>>> extends PredictOptions {
  readonly loss?: Loss;
  readonly metrics?: Metrics;
}

/** The loss, if one was asked for, and each metric under its name. */
export type Evaluated<Metrics extends Readonly<Record<string, Metric<unknown>>>> = {
  readonly [Name in keyof Metrics]: ReturnType<Metrics[Name]>;
};

/**
 * Measures how good a model is on examples, usually ones it has never seen.
 *
 *     prediction = predict(model, weights, inputs)
 *     each answer = metric(prediction, targets)
 *
 * throws  when there are no examples, or the loss does not answer with one number
 */
export function evaluate<Metrics extends Readonly<Record<string, Metric<unknown>>> = Record<never, never>>(
  model: Layer,
  weights: Weights,
  data: Batch,
  options: EvaluateOptions<Metrics> & { readonly loss: Loss },
): Evaluated<Metrics> & { readonly loss: number };
export function evaluate<Metrics extends Readonly<Record<string, Metric<unknown>>>>(
  model: Layer,
  weights: Weights,
  data: Batch,
  options: EvaluateOptions<Metrics>,
): Evaluated<Metrics>;
export function evaluate(
  model: Layer,
  weights: Weights,
  data: Batch,
  { loss, metrics = {}, ...options }: EvaluateOptions<Readonly<Record<string, Metric<unknown>>>>,
): Record<string, unknown> {
  checkDataset('evaluate', data);
  const prediction = predict(model, weights, data.inputs, options);
  const answers = computeMetrics(metrics, prediction, data.targets);
  if (loss === undefined) return answers;
  return { loss: assertScalarLoss('evaluate', loss(prediction, data.targets)).data[0]!, ...answers };
}
