import type { Batch, Layer, Loss, Tensor } from '@gd/core';
import { isTensor } from '@gd/core';
import { checkDataset } from '@gd/data';
import type { Metric } from './metrics/metric';
import { computeMetrics } from './metrics/metric';
import type { PredictOptions, Trained } from './predict';
import { predict } from './predict';

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
  { loss, metrics = {}, ...options }: EvaluateOptions<Readonly<Record<string, Metric<unknown>>>>,
): Record<string, unknown> {
  checkDataset('evaluate', data);
  const prediction = predict(model, trained, data.inputs, options);
  const answers = computeMetrics('evaluate', metrics, prediction, data.targets);
  if (loss === undefined) return answers;
  return { loss: assertScalarLoss('evaluate', loss(prediction, data.targets)).data[0]!, ...answers };
}

/**
 * Checks that a loss is one number, and returns it.
 *
 * throws  when it is not a 0-d tensor
 */
export function assertScalarLoss(name: string, loss: Tensor): Tensor {
  if (isTensor(loss) && loss.shape.length === 0) return loss;
  const came = isTensor(loss) ? `shape [${(loss as Tensor).shape}]` : `${typeof loss}`;
  throw new TypeError(`${name}: the loss returned ${came} — a loss is one number, a 0-d tensor; mean it?`);
}
