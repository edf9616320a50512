import type { Tensor } from '@gd/core';
import { isTensor } from '@gd/core';

/**
 * A metric: a function of predictions and targets, such as `accuracy` or a loss.
 *
 * It receives all examples at once, so a smaller last batch does not distort the result. A returned tensor must be 0-d,
 * a single number.
 */
export type Metric<Answer = number | Tensor> = (prediction: Tensor, targets: Tensor) => Answer;

/**
 * Computes the value of each metric by name; 0-d tensors become numbers.
 *
 * throws  when a metric returns a tensor that is not 0-d, or a promise
 */
export function computeMetrics<Answer>(
  caller: string,
  metrics: Readonly<Record<string, Metric<Answer>>>,
  prediction: Tensor,
  targets: Tensor,
): Record<string, Exclude<Answer, Tensor> | number> {
  const answers = Object.entries(metrics).map(([name, metric]) => {
    const answer: unknown = metric(prediction, targets);
    if (answer instanceof Promise) {
      throw new TypeError(`${caller}: metric ${name} returned a promise — a metric returns its value at once`);
    }
    if (!isTensor(answer)) return [name, answer];
    if (answer.shape.length === 0) return [name, answer.data[0]!];
    throw new TypeError(
      `${caller}: metric ${name} returned shape [${answer.shape}] — a tensor here is one number, 0-d; mean it, or toArray?`,
    );
  });
  return Object.fromEntries(answers);
}
