import type { Tensor } from '@gd/core';

/**
 * Says how good predictions are. It always sees all of them at once, so an unequal last batch cannot bend it, and
 * anything that can be counted from predictions and targets can be a metric.
 */
export type Metric<Answer = number> = (prediction: Tensor, targets: Tensor) => Answer;
