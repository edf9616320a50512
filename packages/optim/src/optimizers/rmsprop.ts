import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, maximum, mul, neg, sqrt, square, sub, zeros } from '@gd/core';
import { aFlag } from '@gd/core/extend';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';
import { movingAverage } from '../weights/moments';

/** Options of `rmsprop`. */
export interface RmspropOptions {
  /** About how far each weight goes in one step. */
  readonly learningRate?: Schedule;
  /** The decay rate of the average of squared gradients: the share that is kept (PyTorch's alpha). */
  readonly decay?: Schedule;
  /** Keeps the denominator away from zero; added outside the root, unless `epsilonInside`. */
  readonly epsilon?: Schedule;
  /** The share of the old velocity that is kept. */
  readonly momentum?: Schedule;
  /** Whether to divide by the standard deviation of the gradient instead of its root mean square. */
  readonly centered?: boolean;
  /** Whether epsilon is added under the root, as in Keras, Optax and TensorFlow.js, instead of outside it. */
  readonly epsilonInside?: boolean;
}

/** The state of a weight: v, velocity and, when centered, mean. */
export type RmspropState = Readonly<Record<string, Readonly<Record<string, Tensor>>>>;

/**
 * RMSprop: divides each gradient by the root of an average of its squares. Picture a walking stick for each weight:
 * where the ground has been rough it takes short steps, where it has been smooth, long ones.
 *
 *     v           ← decay · v + (1 − decay) · grad²
 *     mean        ← decay · mean + (1 − decay) · grad                  centered only
 *     denominator = √v + epsilon, or √max(0, v − mean²) + epsilon      centered
 *     denominator = √(v + epsilon), or √(max(0, v − mean²) + epsilon)  epsilonInside
 *     velocity    ← momentum · velocity + grad / denominator
 *     update      = −learningRate · velocity
 *
 * units   learningRate: those of the weight
 * state   v, velocity (and mean)
 * source  Tieleman & Hinton 2012, Lecture 6.5, https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf;
 *         Graves 2013 for centering, https://arxiv.org/abs/1308.0850. As in PyTorch, epsilon is outside the root and
 *         learningRate outside the velocity. Keras and TensorFlow.js have both inside, Optax only epsilon:
 *         `epsilonInside`, with which an epsilon of 1e-8 already matters for gradients of 1e-4. The difference v −
 *         mean², which rounding can make negative, is kept from falling below zero
 */
export function rmsprop(given: RmspropOptions = {}): Optimizer<RmspropState> {
  const { options, settings } = declareOptions(
    'rmsprop(options)',
    given,
    {
      learningRate: ['[0, ∞)', 0.01],
      decay: ['[0, 1)', 0.99],
      epsilon: ['[0, ∞)', 1e-8],
      momentum: ['[0, 1)', 0],
    },
    { centered: [aFlag, false], epsilonInside: [aFlag, false] },
  );
  const { centered, epsilonInside } = settings;
  return perWeight({
    name: 'rmsprop',
    options,
    settings,
    init(weight): RmspropState[string] {
      const zero = zeros(weight.shape, weight.dtype);
      return centered ? { v: zero, velocity: zero, mean: zero } : { v: zero, velocity: zero };
    },
    precompute: ({ options: { learningRate, decay } }) => ({
      oneMinusDecay: sub(1, decay),
      negativeRate: neg(learningRate),
    }),
    step({ grad, state, options: { decay, epsilon, momentum }, precomputed: { oneMinusDecay, negativeRate } }) {
      const v = movingAverage(state.v!, square(grad), decay, oneMinusDecay);
      const mean = centered ? movingAverage(state.mean!, grad, decay, oneMinusDecay) : undefined;
      const spread = mean === undefined ? v : maximum(sub(v, square(mean)), 0);
      const denominator = epsilonInside ? sqrt(add(spread, epsilon)) : add(sqrt(spread), epsilon);
      const velocity = add(mul(state.velocity!, momentum), div(grad, denominator));
      const next = mean === undefined ? { v, velocity } : { v, velocity, mean };
      return { update: mul(velocity, negativeRate), state: next };
    },
  });
}
