import type { Optimizer } from '@gd/core';
import { add, div, mul, neg, sqrt, square, sub } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';
import type { MomentOptions, Moments } from '../weights/moments';
import { momentFactors, momentRanges, movingAverage, zeroMoments } from '../weights/moments';

/** Options of `adabelief`. */
export interface AdabeliefOptions extends MomentOptions {}

/**
 * AdaBelief: Adam that divides by how far gradients stray from their average. Where gradients come as expected, it
 * takes long steps.
 *
 *     m      ← beta1 · m + (1 − beta1) · grad
 *     v      ← beta2 · v + (1 − beta2) · (grad − m)² + epsilon
 *     update = −learningRate / (1 − beta1ᵗ) · m / (√(v / (1 − beta2ᵗ)) + epsilon)
 *
 * units   learningRate: those of the weight
 * state   m, v
 * source  Zhuang et al. 2020, AdaBelief optimizer, https://arxiv.org/abs/2010.07468, with its epsilon in both places
 */
export function adabelief(given: AdabeliefOptions = {}): Optimizer<Readonly<Record<string, Moments>>> {
  const ranges = {
    ...momentRanges({ learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-16 }),
    epsilon: ['(0, ∞)', 1e-16] as const,
  };
  const { options } = declareOptions('adabelief(options)', given, ranges);
  return perWeight({
    name: 'adabelief',
    options,
    init: zeroMoments,
    precompute({ options, t }) {
      const factors = momentFactors(options, t);
      return { ...factors, negativeStepSize: neg(div(options.learningRate, factors.biasCorrection1)) };
    },
    step({ grad, state, options: { beta1, beta2, epsilon }, precomputed }) {
      const { oneMinusBeta1, oneMinusBeta2, biasCorrection2Sqrt, negativeStepSize } = precomputed;
      const m = movingAverage(state.m, grad, beta1, oneMinusBeta1);
      const v = add(movingAverage(state.v, square(sub(grad, m)), beta2, oneMinusBeta2), epsilon);
      const denominator = add(div(sqrt(v), biasCorrection2Sqrt), epsilon);
      return { update: mul(div(m, denominator), negativeStepSize), state: { m, v } };
    },
  });
}
