import type { Tensor } from '@gd/core';
import { abs, minimum, mul, sub } from '@gd/core';
import { readOptions } from '@gd/core/extend';
import { checkPair } from './checkPair';
import type { LossReductionOptions } from './reduce';
import { lossOptions, reduce } from './reduce';

/** Options of `huber`. */
export interface HuberOptions extends LossReductionOptions {
  /** The error beyond which the loss grows linearly; 1 by default. */
  readonly delta?: number;
}

/**
 * Huber loss: half the squared error up to delta, a straight line beyond. It is as exact as `mse` near the targets, and
 * as calm as `mae` about outliers.
 *
 *     error = |prediction − targets|
 *     near  = min(error, delta)
 *     loss  = mean(near · (error − near / 2))     ½ error² up to delta, delta · (error − delta / 2) beyond
 *
 * shape     equal shapes in, one number out; `mean` divides by the number of elements
 * gradient  (prediction − targets) / n, limited to ±delta / n
 * throws    when the shapes differ, or delta is not a number above 0
 * source    Huber 1964, Robust estimation of a location parameter, https://doi.org/10.1214/aoms/1177703732
 */
export function huber(prediction: Tensor, targets: Tensor, options: HuberOptions = {}): Tensor {
  checkPair('huber', prediction, targets);
  const { delta, reduction } = readOptions('huber(prediction, targets, options)', options, {
    delta: ['(0, ∞)', 1],
    ...lossOptions,
  });
  const miss = abs(sub(prediction, targets));
  const near = minimum(miss, delta);
  return reduce(mul(near, sub(miss, mul(near, 0.5))), reduction);
}
