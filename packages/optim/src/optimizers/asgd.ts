import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, maximum, mul, neg, pow, sub } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';
import { mapWeights } from '../weights/mapWeights';

/** Options of `asgd`. */
export interface AsgdOptions {
  /** The length of the first step, for a gradient of 1. */
  readonly learningRate?: Schedule;
  /** How strongly weights decay, and how fast steps shrink. */
  readonly lambda?: Schedule;
  /** The power by which steps shrink. */
  readonly alpha?: Schedule;
  /** The step after which weights are averaged. */
  readonly averageFrom?: Schedule;
}

/**
 * Averaged stochastic gradient descent: plain steps that shrink, and an average of the weights along the path. With
 * noise, the average is nearer to the minimum than any single point.
 *
 *     rate    = learningRate / (1 + lambda · learningRate · (t − 1))^alpha
 *     update  = −rate · (grad + lambda · weight)
 *     average ← average + (weight + update − average) / max(1, t − 1 − averageFrom)
 *
 * units   learningRate: weight² per loss
 * state   average, which `evaluationWeights` returns
 * source  Polyak & Juditsky 1992, Acceleration of stochastic approximation by averaging,
 *         https://doi.org/10.1137/0330046, as implemented in PyTorch
 */
export function asgd(given: AsgdOptions = {}): Optimizer<Readonly<Record<string, { readonly average: Tensor }>>> {
  const { options } = declareOptions('asgd(options)', given, {
    learningRate: ['[0, ∞)', 0.01],
    lambda: ['[0, ∞)', 1e-4],
    alpha: ['[0, ∞)', 0.75],
    averageFrom: ['[0, ∞)', 1e6],
  });
  const rule = perWeight({
    name: 'asgd',
    options,
    init: (weight) => ({ average: weight }),
    precompute({ options: { learningRate, lambda, alpha, averageFrom }, t }) {
      const before = sub(t, 1);
      const shrink = pow(add(1, mul(mul(lambda, learningRate), before)), alpha);
      return { negativeStepSize: neg(div(learningRate, shrink)), count: maximum(1, sub(before, averageFrom)) };
    },
    step({ grad, weight, state, options: { lambda }, precomputed: { negativeStepSize, count } }) {
      const update = mul(add(grad, mul(weight, lambda)), negativeStepSize);
      const average = add(state.average, div(sub(add(weight, update), state.average), count));
      return { update, state: { average } };
    },
  });
  return {
    ...rule,
    evaluationWeights: (state, weights) => mapWeights(weights, (_, name) => state[name]!.average),
  };
}
