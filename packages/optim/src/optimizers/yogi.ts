import type { Optimizer } from '@gd/core';
import { add, div, mul, neg, sign, sqrt, square, sub } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';
import type { MomentOptions, Moments } from '../weights/moments';
import { momentFactors, momentRanges, movingAverage, zeroMoments } from '../weights/moments';

/** Options of `yogi`. */
export interface YogiOptions extends MomentOptions {}

/**
 * Yogi: Adam whose average of squares changes by small additions only, so that it never forgets large gradients at once.
 *
 *     m      ← beta1 · m + (1 − beta1) · grad
 *     v      ← v − (1 − beta2) · sign(v − grad²) · grad²
 *     update = −learningRate / (1 − beta1ᵗ) · m / (√(v / (1 − beta2ᵗ)) + epsilon)
 *
 * units   learningRate: those of the weight
 * state   m, v
 * source  Zaheer et al. 2018, Adaptive methods for nonconvex optimization,
 *         https://papers.nips.cc/paper/8186-adaptive-methods-for-nonconvex-optimization; corrected like Adam, as optax
 *         does, but from averages of zero (optax starts both at 10⁻⁶)
 */
export function yogi(given: YogiOptions = {}): Optimizer<Readonly<Record<string, Moments>>> {
  const { options } = declareOptions(
    'yogi(options)',
    given,
    momentRanges({ learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-3 }),
  );
  return perWeight({
    name: 'yogi',
    options,
    init: zeroMoments,
    precompute({ options, t }) {
      const factors = momentFactors(options, t);
      return { ...factors, negativeStepSize: neg(div(options.learningRate, factors.biasCorrection1)) };
    },
    step({ grad, state, options: { beta1, epsilon }, precomputed }) {
      const { oneMinusBeta1, oneMinusBeta2, biasCorrection2Sqrt, negativeStepSize } = precomputed;
      const m = movingAverage(state.m, grad, beta1, oneMinusBeta1);
      const squares = square(grad);
      const v = sub(state.v, mul(mul(sign(sub(state.v, squares)), squares), oneMinusBeta2));
      const denominator = add(div(sqrt(v), biasCorrection2Sqrt), epsilon);
      return { update: mul(div(m, denominator), negativeStepSize), state: { m, v } };
    },
  });
}
