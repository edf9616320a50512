import type { Schedule, Tensor } from '@gd/core';
import { add, mul, pow, sqrt, sub, zeros } from '@gd/core';

/** The options of Adam and its family. */
export interface MomentOptions {
  /** About how far each weight goes in one step. */
  readonly learningRate?: Schedule;
  /** The decay rate of the average of gradients: the share of the old average that is kept. */
  readonly beta1?: Schedule;
  /** The decay rate of the average of squared gradients. */
  readonly beta2?: Schedule;
  /** Keeps the denominator away from zero. */
  readonly epsilon?: Schedule;
}

/** The state of a weight in Adam and its family: the averages of the gradient (m) and of its square (v). */
export type Moments = { readonly m: Tensor; readonly v: Tensor };

/** The options of Adam's family with their ranges, for `declareOptions`, from the values that they get where left out. */
export function momentRanges({ learningRate, beta1, beta2, epsilon }: Required<MomentOptions>) {
  return {
    learningRate: ['[0, ∞)', learningRate],
    beta1: ['[0, 1)', beta1],
    beta2: ['[0, 1)', beta2],
    epsilon: ['[0, ∞)', epsilon],
  } as const;
}

/** Both averages before the first step. */
export function zeroMoments(weight: Tensor): Moments {
  const zero = zeros(weight.shape, weight.dtype);
  return { m: zero, v: zero };
}

/**
 * The factors that are the same for every weight at step t. The averages start at zero and are too small at first;
 * dividing by the bias corrections makes up for that.
 *
 *     biasCorrection1     = 1 − beta1ᵗ
 *     biasCorrection2Sqrt = √(1 − beta2ᵗ)
 */
export function momentFactors({ beta1, beta2 }: { readonly beta1: Tensor; readonly beta2: Tensor }, t: Tensor) {
  return {
    oneMinusBeta1: sub(1, beta1),
    oneMinusBeta2: sub(1, beta2),
    biasCorrection1: sub(1, pow(beta1, t)),
    biasCorrection2Sqrt: sqrt(sub(1, pow(beta2, t))),
  };
}

/**
 * Adds one value to an exponential moving average.
 *
 *     decay · average + (1 − decay) · value                    1 − decay is passed in, computed once for all weights
 */
export function movingAverage(average: Tensor, value: Tensor, decay: Tensor, oneMinusDecay: Tensor): Tensor {
  return add(mul(average, decay), mul(value, oneMinusDecay));
}
