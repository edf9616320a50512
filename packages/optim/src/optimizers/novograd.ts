import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, equal, mul, neg, sqrt, square, sub, sum, where, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';
import { movingAverage } from '../weights/moments';

/** Options of `novograd`. */
export interface NovogradOptions {
  /** About how far each weight goes in one step. */
  readonly learningRate?: Schedule;
  /** The share of the old m that is kept. */
  readonly beta1?: Schedule;
  /** The decay rate of the average of squared lengths. */
  readonly beta2?: Schedule;
  /** Keeps the denominator away from zero. */
  readonly epsilon?: Schedule;
  /** How strongly each weight is pulled toward zero; part of the direction before it is scaled. */
  readonly weightDecay?: Schedule;
}

/**
 * NovoGrad: momentum over gradients that are divided by the root of their average squared length, one number for each
 * weight tensor.
 *
 *     v      ← beta2 · v + (1 − beta2) · ‖grad‖²                              ‖grad‖² while v is 0, as in the first step
 *     m      ← beta1 · m + grad / (√v + epsilon) + weightDecay · weight
 *     update = −learningRate · m
 *
 * units   learningRate: those of the weight
 * state   m, and v as a single number, both from 0
 * source  Ginsburg et al. 2019, Stochastic gradient methods with layer-wise adaptive moments, https://arxiv.org/abs/1905.11286
 *         (optax begins with beta2 0.25), with the start of NVIDIA's own code
 */
export function novograd(
  given: NovogradOptions = {},
): Optimizer<Readonly<Record<string, { readonly m: Tensor; readonly v: Tensor }>>> {
  const { options } = declareOptions('novograd(options)', given, {
    learningRate: ['[0, ∞)', 0.01],
    beta1: ['[0, 1)', 0.95],
    beta2: ['[0, 1)', 0.98],
    epsilon: ['(0, ∞)', 1e-8],
    weightDecay: ['[0, ∞)', 0],
  });
  return perWeight({
    name: 'novograd',
    options,
    init: (weight) => ({ m: zeros(weight.shape, weight.dtype), v: zeros([], weight.dtype) }),
    precompute: ({ options: { learningRate, beta2 } }) => ({
      oneMinusBeta2: sub(1, beta2),
      negativeRate: neg(learningRate),
    }),
    step({ grad, weight, state, options: { beta1, beta2, epsilon, weightDecay }, precomputed }) {
      const { oneMinusBeta2, negativeRate } = precomputed;
      const squares = sum(square(grad));
      const v = where(equal(state.v, 0), squares, movingAverage(state.v, squares, beta2, oneMinusBeta2));
      const direction = add(div(grad, add(sqrt(v), epsilon)), mul(weight, weightDecay));
      const m = add(mul(state.m, beta1), direction);
      return { update: mul(m, negativeRate), state: { m, v } };
    },
  });
}
