import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, mul, neg, sqrt, square, sub, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';

/** Options of `adagrad`. */
export interface AdagradOptions {
  /** How far each weight goes in the first step. */
  readonly learningRate?: Schedule;
  /** How fast the learning rate decays. */
  readonly learningRateDecay?: Schedule;
  /** The initial value of the sum of squares. */
  readonly initialAccumulator?: Schedule;
  /** Keeps the denominator away from zero; added outside the root. */
  readonly epsilon?: Schedule;
}

/**
 * Adagrad: divides each gradient by the root of the sum of all its squares so far. A weight that once had large
 * gradients stays slow forever.
 *
 *     sum    ← sum + grad²
 *     rate   = learningRate / (1 + (t − 1) · learningRateDecay)
 *     update = −rate · grad / (√(initialAccumulator + sum) + epsilon)
 *
 * units   learningRate: those of the weight
 * state   sum
 * source  Duchi, Hazan & Singer 2011, Adaptive subgradient methods, https://jmlr.org/papers/v12/duchi11a.html; defaults and
 *         the place of epsilon as in PyTorch (Keras, optax and TensorFlow.js have it inside the root and start at 0.1)
 */
export function adagrad(given: AdagradOptions = {}): Optimizer<Readonly<Record<string, { readonly sum: Tensor }>>> {
  const { options } = declareOptions('adagrad(options)', given, {
    learningRate: ['[0, ∞)', 0.01],
    learningRateDecay: ['[0, ∞)', 0],
    initialAccumulator: ['[0, ∞)', 0],
    epsilon: ['[0, ∞)', 1e-10],
  });
  return perWeight({
    name: 'adagrad',
    options,
    init: (weight) => ({ sum: zeros(weight.shape, weight.dtype) }),
    precompute: ({ options: { learningRate, learningRateDecay }, t }) =>
      neg(div(learningRate, add(1, mul(sub(t, 1), learningRateDecay)))),
    step({ grad, state, options: { initialAccumulator, epsilon }, precomputed: negativeRate }) {
      const sum = add(state.sum, square(grad));
      const denominator = add(sqrt(add(sum, initialAccumulator)), epsilon);
      return { update: mul(div(grad, denominator), negativeRate), state: { sum } };
    },
  });
}
