import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, mul, neg, sqrt, square, sub, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';

/** How `adagrad` steps. */
export interface AdagradOptions {
  /** How far each weight moves in the first step. */
  readonly learningRate?: Schedule;
  /** How fast the learning rate falls besides. */
  readonly learningRateDecay?: Schedule;
  /** How much roughness is assumed before the first step. */
  readonly initialAccumulator?: Schedule;
  /** Keeps the division away from zero; added outside the root. */
  readonly epsilon?: Schedule;
}

/**
 * Shortens the steps of each weight by all the ground it has covered: what has been steep once stays slow for ever.
 *
 *     sum  ← sum + grad²
 *     rate = learningRate / (1 + (t − 1) · learningRateDecay)
 *     move = −rate · grad / (√(initialAccumulator + sum) + epsilon)
 *
 * units   learningRate: those of the weight
 * state   sum
 * source  Duchi, Hazan & Singer 2011, Adaptive subgradient methods, https://jmlr.org/papers/v12/duchi11a.html; defaults and
 *         the place of epsilon as in PyTorch (Keras, optax and TensorFlow.js have it inside the root and begin at 0.1)
 */
export function adagrad({
  learningRate = 0.01,
  learningRateDecay = 0,
  initialAccumulator = 0,
  epsilon = 1e-10,
  ...rest
}: AdagradOptions = {}): Optimizer<Readonly<Record<string, { readonly sum: Tensor }>>> {
  return perWeight({
    name: 'adagrad',
    options: declareOptions(
      'adagrad',
      {
        learningRate: [learningRate, '[0, ∞)'],
        learningRateDecay: [learningRateDecay, '[0, ∞)'],
        initialAccumulator: [initialAccumulator, '[0, ∞)'],
        epsilon: [epsilon, '[0, ∞)'],
      },
      rest,
    ),
    init: (weight) => ({ sum: zeros(weight.shape, weight.dtype) }),
    precompute: ({ options: { learningRate, learningRateDecay }, t }) =>
      neg(div(learningRate, add(1, mul(sub(t, 1), learningRateDecay)))),
    step({ grad, state, options: { initialAccumulator, epsilon }, precomputed: stride }) {
      const sum = add(state.sum, square(grad));
      const rough = add(sqrt(add(sum, initialAccumulator)), epsilon);
      return { update: mul(div(grad, rough), stride), state: { sum } };
    },
  });
}
