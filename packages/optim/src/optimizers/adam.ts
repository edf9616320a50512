import type { Optimizer, Tensor } from '@gd/core';
import { add, div, maximum, mul, neg, sqrt, square } from '@gd/core';
import { aFlag } from '@gd/core/extend';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';
import type { MomentOptions } from '../weights/moments';
import { momentFactors, momentRanges, movingAverage, zeroMoments } from '../weights/moments';

/** Options of `adam`. */
export interface AdamOptions extends MomentOptions {
  /** Whether to divide by the greatest v so far, so that the effective step size never grows again (AMSGrad). */
  readonly amsgrad?: boolean;
}

/** The state of a weight: m, v and, with AMSGrad, the greatest v so far. */
export type AdamState = Readonly<Record<string, Readonly<Record<string, Tensor>>>>;

/**
 * Adam: steps along a moving average of gradients, divided by the root of a moving average of their squares. Picture a
 * sledge that keeps sliding, with a walking stick for each direction that feels how rough the ground is.
 *
 *     m        ← beta1 · m + (1 − beta1) · grad
 *     v        ← beta2 · v + (1 − beta2) · grad²
 *     level    = √(1 − beta2ᵗ)                            both averages begin at zero and are too small at first
 *     stepSize = learningRate · level / (1 − beta1ᵗ)
 *     update   = −stepSize · m / (√v + epsilon · level)   amsgrad: the greatest v so far in place of v
 *
 * This is −learningRate · m̂ / (√v̂ + epsilon), with the bias corrections computed outside the loop over numbers.
 *
 * units   learningRate: those of the weight
 * state   m, v (and greatestV)
 * source  Kingma & Ba 2015, Adam: a method for stochastic optimization, https://arxiv.org/abs/1412.6980; Reddi, Kale &
 *         Kumar 2018, On the convergence of Adam and beyond, https://arxiv.org/abs/1904.09237. Epsilon is where PyTorch
 *         and optax have it; Keras adds it before the correction, where it weighs 31 times as much in the first step
 */
export function adam(given: AdamOptions = {}): Optimizer<AdamState> {
  const { options, settings } = declareOptions(
    'adam(options)',
    given,
    momentRanges({ learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }),
    { amsgrad: [aFlag, false] },
  );
  const { amsgrad } = settings;
  return perWeight({
    name: 'adam',
    options,
    settings,
    init(weight): AdamState[string] {
      const moments = zeroMoments(weight);
      return amsgrad ? { ...moments, greatestV: moments.v } : moments;
    },
    precompute({ options, t }) {
      const { biasCorrection1, biasCorrection2Sqrt: level, ...factors } = momentFactors(options, t);
      const negativeStepSize = neg(div(mul(options.learningRate, level), biasCorrection1));
      return { ...factors, negativeStepSize, epsilon: mul(options.epsilon, level) };
    },
    step({ grad, state, options: { beta1, beta2 }, precomputed }) {
      const { oneMinusBeta1, oneMinusBeta2, negativeStepSize, epsilon } = precomputed;
      const m = movingAverage(state.m!, grad, beta1, oneMinusBeta1);
      const v = movingAverage(state.v!, square(grad), beta2, oneMinusBeta2);
      const greatestV = amsgrad ? maximum(state.greatestV!, v) : v;
      const update = mul(div(m, add(sqrt(greatestV), epsilon)), negativeStepSize);
      return { update, state: { m, v, ...(amsgrad && { greatestV }) } };
    },
  });
}
