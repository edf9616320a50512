import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, maximum, mul, neg, pow, sqrt, square, sub, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';

/** How `adam` steps. */
export interface AdamOptions {
  /** About how far each weight moves in one step. */
  readonly learningRate?: Schedule;
  /** The share of the remembered gradient that is kept. */
  readonly beta1?: Schedule;
  /** The share of the remembered squared gradient that is kept. */
  readonly beta2?: Schedule;
  /** Keeps the division away from zero. */
  readonly epsilon?: Schedule;
  /** Whether to divide by the greatest roughness met so far, so that steps never grow again (AMSGrad). */
  readonly amsgrad?: boolean;
}

/** What Adam remembers of a weight: the gradient, the squared gradient and, for AMSGrad, the greatest of the latter. */
export type AdamState = Readonly<Record<string, Readonly<Record<string, Tensor>>>>;

/**
 * A sledge and a walking stick for each weight: remembers where it was heading, and how rough the ground has been.
 *
 *     m      ← beta1 · m + (1 − beta1) · grad
 *     v      ← beta2 · v + (1 − beta2) · grad²
 *     level  = √(1 − beta2ᵗ)                            the memories begin at zero: early on they are too small
 *     stride = learningRate · level / (1 − beta1ᵗ)
 *     move   = −stride · m / (√v + epsilon · level)      amsgrad: the greatest v so far in place of v
 *
 * which is −learningRate · m̂ / (√v̂ + epsilon), the corrections taken out of the loop over numbers.
 *
 * units   learningRate: those of the weight
 * state   m, v (and greatest)
 * source  Kingma & Ba 2015, Adam: a method for stochastic optimization, https://arxiv.org/abs/1412.6980; Reddi, Kale &
 *         Kumar 2018, On the convergence of Adam and beyond, https://arxiv.org/abs/1904.09237. Epsilon stands where PyTorch
 *         and optax have it; Keras adds it before the correction, where it weighs 31 times as much in the first step
 */
export function adam({
  learningRate = 0.001,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
  amsgrad = false,
  ...rest
}: AdamOptions = {}): Optimizer<AdamState> {
  return perWeight({
    name: 'adam',
    options: declareOptions(
      'adam',
      {
        learningRate: [learningRate, '[0, ∞)'],
        beta1: [beta1, '[0, 1)'],
        beta2: [beta2, '[0, 1)'],
        epsilon: [epsilon, '[0, ∞)'],
      },
      rest,
    ),
    settings: { amsgrad },
    init(weight): AdamState[string] {
      const zero = zeros(weight.shape, weight.dtype);
      return amsgrad ? { m: zero, v: zero, greatest: zero } : { m: zero, v: zero };
    },
    precompute({ options: { learningRate, beta1, beta2, epsilon }, t }) {
      const level = sqrt(sub(1, pow(beta2, t)));
      const stride = neg(div(mul(learningRate, level), sub(1, pow(beta1, t))));
      return { fresh1: sub(1, beta1), fresh2: sub(1, beta2), stride, floor: mul(epsilon, level) };
    },
    step({ grad, state, options: { beta1, beta2 }, precomputed: { fresh1, fresh2, stride, floor } }) {
      const m = add(mul(state.m!, beta1), mul(grad, fresh1));
      const v = add(mul(state.v!, beta2), mul(square(grad), fresh2));
      const greatest = amsgrad ? maximum(state.greatest!, v) : v;
      const update = mul(div(m, add(sqrt(greatest), floor)), stride);
      return { update, state: amsgrad ? { m, v, greatest } : { m, v } };
    },
  });
}
