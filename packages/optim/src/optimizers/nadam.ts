import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, mul, neg, pow, sqrt, square, sub } from '@gd/core';
import { aFlag, scalar } from '@gd/core/extend';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';
import type { MomentOptions, Moments } from '../weights/moments';
import { momentFactors, momentRanges, movingAverage, zeroMoments } from '../weights/moments';

/** Options of `nadam`. */
export interface NadamOptions extends MomentOptions {
  /** How fast the momentum grows from half of beta1 to all of it. */
  readonly momentumDecay?: Schedule;
  /** Whether the product for the next step counts μₜ twice, as PyTorch did up to 1.13. */
  readonly countTwice?: boolean;
}

/** The state of a weight. */
type NadamState = Moments & { readonly product: Tensor };

/**
 * NAdam: Adam with Nesterov momentum. It looks ahead to where the average of gradients is going, with a momentum that grows
 * during training.
 *
 *     μₜ        = beta1 · (1 − ½ · 0.96^(t · momentumDecay))
 *     product   ← product · μₜ                                            from 1
 *     m         ← beta1 · m + (1 − beta1) · grad
 *     v         ← beta2 · v + (1 − beta2) · grad²
 *     direction = (1 − μₜ) / (1 − product) · grad + μₜ₊₁ / (1 − product · μₜ₊₁) · m
 *     update    = −learningRate · direction / (√(v / (1 − beta2ᵗ)) + epsilon)
 *
 * With countTwice, 1 − product · μₜ · μₜ₊₁ is below m, in place of 1 − product · μₜ₊₁.
 *
 * units   learningRate: those of the weight
 * state   m, v, and the product of all μ of this weight's steps so far
 * source  Dozat 2016, Incorporating Nesterov momentum into Adam, https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ, as
 *         implemented in PyTorch 2 (`countTwice` for 1.13 and before); Keras lets μ grow 250 times as fast, optax keeps
 *         it fixed
 */
export function nadam(given: NadamOptions = {}): Optimizer<Readonly<Record<string, NadamState>>> {
  const ranges = momentRanges({ learningRate: 0.002, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  const { options, settings } = declareOptions(
    'nadam(options)',
    given,
    { ...ranges, momentumDecay: ['[0, ∞)', 0.004] },
    { countTwice: [aFlag, false] },
  );
  const { countTwice } = settings;
  return perWeight({
    name: 'nadam',
    options,
    settings,
    init: (weight): NadamState => ({ ...zeroMoments(weight), product: scalar(1) }),
    precompute({ options, t }) {
      const { beta1, momentumDecay } = options;
      const momentum = (at: Tensor): Tensor => mul(beta1, sub(1, mul(0.5, pow(0.96, mul(at, momentumDecay)))));
      return {
        ...momentFactors(options, t),
        now: momentum(t),
        next: momentum(add(t, 1)),
        negativeRate: neg(options.learningRate),
      };
    },
    step({ grad, state, options: { beta1, beta2, epsilon }, precomputed }) {
      const { oneMinusBeta1, oneMinusBeta2, biasCorrection2Sqrt, now, next, negativeRate } = precomputed;
      const product = mul(state.product, now);
      const m = movingAverage(state.m, grad, beta1, oneMinusBeta1);
      const v = movingAverage(state.v, square(grad), beta2, oneMinusBeta2);
      const ofGrad = mul(grad, div(sub(1, now), sub(1, product)));
      const coming = mul(countTwice ? mul(product, now) : product, next);
      const ofAverage = mul(m, div(next, sub(1, coming)));
      const denominator = add(div(sqrt(v), biasCorrection2Sqrt), epsilon);
      return { update: mul(div(add(ofGrad, ofAverage), denominator), negativeRate), state: { m, v, product } };
    },
  });
}
