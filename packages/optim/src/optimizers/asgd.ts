import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, maximum, mul, neg, pow, sub } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';
import { mapWeights } from '../weights/mapWeights';

/** How `asgd` steps. */
export interface AsgdOptions {
  /** How long the first step is, for a gradient of 1. */
  readonly learningRate?: Schedule;
  /** How strongly weights fade, and how fast steps shrink. */
  readonly lambda?: Schedule;
  /** The power with which steps shrink. */
  readonly alpha?: Schedule;
  /** The step after which places are averaged. */
  readonly averageFrom?: Schedule;
}

/**
 * Plain descent with shrinking steps that also keeps the average of the places it has been: in noise the average lies
 * nearer to the floor than any single place.
 *
 *     rate    = learningRate / (1 + lambda · learningRate · (t − 1))^alpha
 *     move    = −rate · (grad + lambda · weight)
 *     average ← average + (weight + move − average) / max(1, t − 1 − averageFrom)
 *
 * units   learningRate: weight² per loss
 * state   average: the weights to use in the end, `state[name].average`
 * source  Polyak & Juditsky 1992, Acceleration of stochastic approximation by averaging,
 *         https://doi.org/10.1137/0330046, as PyTorch has it
 */
export function asgd({
  learningRate = 0.01,
  lambda = 1e-4,
  alpha = 0.75,
  averageFrom = 1e6,
  ...rest
}: AsgdOptions = {}): Optimizer<Readonly<Record<string, { readonly average: Tensor }>>> {
  const rule = perWeight({
    name: 'asgd',
    options: declareOptions(
      'asgd',
      {
        learningRate: [learningRate, '[0, ∞)'],
        lambda: [lambda, '[0, ∞)'],
        alpha: [alpha, '[0, ∞)'],
        averageFrom: [averageFrom, '[0, ∞)'],
      },
      rest,
    ),
    init: (weight) => ({ average: weight }),
    precompute({ options: { learningRate, lambda, alpha, averageFrom }, t }) {
      const before = sub(t, 1);
      const shrink = pow(add(1, mul(mul(lambda, learningRate), before)), alpha);
      return { stride: neg(div(learningRate, shrink)), count: maximum(1, sub(before, averageFrom)) };
    },
    step({ grad, weight, state, options: { lambda }, precomputed: { stride, count } }) {
      const update = mul(add(grad, mul(weight, lambda)), stride);
      const average = add(state.average, div(sub(add(weight, update), state.average), count));
      return { update, state: { average } };
    },
  });
  return {
    ...rule,
    evaluationWeights: (state, weights) => mapWeights(weights, (_, name) => state[name]!.average),
  };
}
