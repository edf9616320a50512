import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, maximum, mul, neg, sqrt, square, sub, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';

/** How `rmsprop` steps. */
export interface RmspropOptions {
  /** About how far each weight moves in one step. */
  readonly learningRate?: Schedule;
  /** The share of the remembered squared gradient that is kept (PyTorch's alpha). */
  readonly decay?: Schedule;
  /** Keeps the division away from zero; added outside the root, unless `epsilonInside`. */
  readonly epsilon?: Schedule;
  /** The share of the last velocity that is kept. */
  readonly momentum?: Schedule;
  /** Whether to measure roughness around the mean gradient rather than around zero. */
  readonly centered?: boolean;
  /** Whether epsilon is added under the root, as Keras, Optax and TensorFlow.js do it, rather than to the root. */
  readonly epsilonInside?: boolean;
}

/** What RMSprop remembers of a weight: the squared gradient v, the velocity, and the mean gradient when centered. */
export type RmspropState = Readonly<Record<string, Readonly<Record<string, Tensor>>>>;

/**
 * A walking stick for each weight: where the ground has been rough it takes short steps, where smooth, long ones.
 *
 *     v        ← decay · v + (1 − decay) · grad²
 *     mean     ← decay · mean + (1 − decay) · grad                  centered only
 *     rough    = √v + epsilon, or √max(0, v − mean²) + epsilon      centered
 *     rough    = √(v + epsilon), or √(max(0, v − mean²) + epsilon)  epsilonInside
 *     velocity ← momentum · velocity + grad / rough
 *     move     = −learningRate · velocity
 *
 * units   learningRate: those of the weight
 * state   v, velocity (and mean)
 * source  Tieleman & Hinton 2012, Lecture 6.5, https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf;
 *         Graves 2013 for centring, https://arxiv.org/abs/1308.0850. As in PyTorch, epsilon stands outside the root
 *         and learningRate outside the velocity; Keras and TensorFlow.js have both inside, Optax epsilon: `epsilonInside`,
 *         where a gradient of 1e-4 beside an epsilon of 1e-8 already counts for less. The difference v − mean², which
 *         rounding can make negative, is kept from falling below zero
 */
export function rmsprop({
  learningRate = 0.01,
  decay = 0.99,
  epsilon = 1e-8,
  momentum = 0,
  centered = false,
  epsilonInside = false,
  ...rest
}: RmspropOptions = {}): Optimizer<RmspropState> {
  return perWeight({
    name: 'rmsprop',
    options: declareOptions(
      'rmsprop',
      {
        learningRate: [learningRate, '[0, ∞)'],
        decay: [decay, '[0, 1)'],
        epsilon: [epsilon, '[0, ∞)'],
        momentum: [momentum, '[0, 1)'],
      },
      rest,
    ),
    settings: { centered, epsilonInside },
    init(weight): RmspropState[string] {
      const zero = zeros(weight.shape, weight.dtype);
      return centered ? { v: zero, velocity: zero, mean: zero } : { v: zero, velocity: zero };
    },
    precompute: ({ options: { learningRate, decay } }) => ({
      fresh: sub(1, decay),
      stride: neg(learningRate),
    }),
    step({ grad, state, options: { decay, epsilon, momentum }, precomputed: { fresh, stride } }) {
      const v = add(mul(state.v!, decay), mul(square(grad), fresh));
      const mean = centered ? add(mul(state.mean!, decay), mul(grad, fresh)) : undefined;
      const spread = mean === undefined ? v : maximum(sub(v, square(mean)), 0);
      const rough = epsilonInside ? sqrt(add(spread, epsilon)) : add(sqrt(spread), epsilon);
      const velocity = add(mul(state.velocity!, momentum), div(grad, rough));
      const next = mean === undefined ? { v, velocity } : { v, velocity, mean };
      return { update: mul(velocity, stride), state: next };
    },
  });
}
