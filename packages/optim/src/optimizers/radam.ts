import type { Optimizer, Tensor } from '@gd/core';
import { add, div, greater, mul, neg, pow, sqrt, square, sub, where } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';
import type { MomentOptions, Moments } from '../weights/moments';
import { momentFactors, momentRanges, movingAverage, zeroMoments } from '../weights/moments';

/** Options of `radam`. */
export interface RadamOptions extends MomentOptions {}

/**
 * Rectified Adam: Adam that uses its average of squares only once it includes enough gradients to be reliable, and at
 * first only in part.
 *
 *     m         ← beta1 · m + (1 − beta1) · grad
 *     v         ← beta2 · v + (1 − beta2) · grad²
 *     rhoMax    = 2 / (1 − beta2) − 1
 *     rho       = rhoMax − 2 t · beta2ᵗ / (1 − beta2ᵗ)                     how many gradients v is worth
 *     rectifier = √((rho − 4)(rho − 2) rhoMax / ((rhoMax − 4)(rhoMax − 2) rho))
 *     direction = m / (1 − beta1ᵗ)
 *     update    = −learningRate · direction · rectifier · √(1 − beta2ᵗ) / (√v + epsilon)      if rho > 5, else
 *     update    = −learningRate · direction
 *
 * units   learningRate: those of the weight, or weight² per loss in the first few steps
 * state   m, v
 * source  Liu et al. 2020, On the variance of the adaptive learning rate and beyond, https://arxiv.org/abs/1908.03265; the
 *         bound of 5 as in PyTorch and optax (4 in the paper)
 */
export function radam(given: RadamOptions = {}): Optimizer<Readonly<Record<string, Moments>>> {
  const { options } = declareOptions(
    'radam(options)',
    given,
    momentRanges({ learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }),
  );
  return perWeight({
    name: 'radam',
    options,
    init: zeroMoments,
    precompute({ options, t }) {
      const { biasCorrection1, biasCorrection2Sqrt, ...factors } = momentFactors(options, t);
      return {
        ...factors,
        ...rectification(options.beta2, t, biasCorrection2Sqrt),
        negativeStepSize: neg(div(options.learningRate, biasCorrection1)),
      };
    },
    step({ grad, state, options: { beta1, beta2, epsilon }, precomputed }) {
      const { oneMinusBeta1, oneMinusBeta2, isRectified, rectifier, negativeStepSize } = precomputed;
      const m = movingAverage(state.m, grad, beta1, oneMinusBeta1);
      const v = movingAverage(state.v, square(grad), beta2, oneMinusBeta2);
      const scale = where(isRectified, div(rectifier, add(sqrt(v), epsilon)), 1);
      return { update: mul(mul(m, scale), negativeStepSize), state: { m, v } };
    },
  });
}

/** Whether v includes enough gradients, and how far to use it then: the rectifier, times the bias correction of v. */
function rectification(beta2: Tensor, t: Tensor, biasCorrection2Sqrt: Tensor) {
  const decayed = pow(beta2, t);
  const rhoMax = sub(div(2, sub(1, beta2)), 1);
  const rho = sub(rhoMax, div(mul(mul(2, t), decayed), sub(1, decayed)));
  const above = mul(mul(sub(rho, 4), sub(rho, 2)), rhoMax);
  const below = mul(mul(sub(rhoMax, 4), sub(rhoMax, 2)), rho);
  const isRectified = greater(rho, 5);
  return { isRectified, rectifier: where(isRectified, mul(sqrt(div(above, below)), biasCorrection2Sqrt), 1) };
}
