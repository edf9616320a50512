import type { Tensor } from '@gd/core';
import type { Metric } from './metric';

/** What each metric answers, under its name. */
export function computeMetrics<Answer>(
  metrics: Readonly<Record<string, Metric<Answer>>>,
  prediction: Tensor,
  targets: Tensor,
): Record<string, Answer> {
  return Object.fromEntries(Object.entries(metrics).map(([name, metric]) => [name, metric(prediction, targets)]));
}
