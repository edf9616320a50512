import type { Optimizer, Schedule } from '@gd/core';
import { add, div, mul, neg, sqrt, square } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';
import type { MomentOptions, Moments } from '../weights/moments';
import { momentFactors, momentRanges, movingAverage, zeroMoments } from '../weights/moments';
import { norm } from '../weights/norm';
import { trustRatio } from '../weights/trustRatio';

/** Options of `lamb`. */
export interface LambOptions extends MomentOptions {
  /** How far each weight goes in one step, as a share of its size. */
  readonly learningRate?: Schedule;
  /** How strongly each weight is pulled toward zero; part of the direction before it is scaled. */
  readonly weightDecay?: Schedule;
}

/**
 * LAMB: Adam whose step for each weight tensor is a share of the tensor's own size, for very large batches. No layer runs
 * ahead of the others.
 *
 *     m         ← beta1 · m + (1 − beta1) · grad
 *     v         ← beta2 · v + (1 − beta2) · grad²
 *     direction = m / (1 − beta1ᵗ) / (√(v / (1 − beta2ᵗ)) + epsilon) + weightDecay · weight
 *     update    = −learningRate · ‖weight‖ / ‖direction‖ · direction      the ratio is 1 where either length is 0
 *
 * units   learningRate: none
 * state   m, v
 * source  You et al. 2020, Large batch optimization for deep learning, https://arxiv.org/abs/1904.00962
 */
export function lamb(given: LambOptions = {}): Optimizer<Readonly<Record<string, Moments>>> {
  const ranges = momentRanges({ learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-6 });
  const { options } = declareOptions('lamb(options)', given, { ...ranges, weightDecay: ['[0, ∞)', 0] });
  return perWeight({
    name: 'lamb',
    options,
    init: zeroMoments,
    precompute: ({ options, t }) => ({ ...momentFactors(options, t), negativeRate: neg(options.learningRate) }),
    step({ grad, weight, state, options: { beta1, beta2, epsilon, weightDecay }, precomputed }) {
      const { oneMinusBeta1, oneMinusBeta2, biasCorrection1, biasCorrection2Sqrt, negativeRate } = precomputed;
      const m = movingAverage(state.m, grad, beta1, oneMinusBeta1);
      const v = movingAverage(state.v, square(grad), beta2, oneMinusBeta2);
      const denominator = add(div(sqrt(v), biasCorrection2Sqrt), epsilon);
      const direction = add(div(div(m, biasCorrection1), denominator), mul(weight, weightDecay));
      const stepSize = mul(negativeRate, trustRatio(norm(weight), norm(direction)));
      return { update: mul(direction, stepSize), state: { m, v } };
    },
  });
}
