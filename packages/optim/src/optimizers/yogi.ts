import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, mul, neg, pow, sign, sqrt, square, sub, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';

/** How `yogi` steps. */
export interface YogiOptions {
  /** About how far each weight moves in one step. */
  readonly learningRate?: Schedule;
  /** The share of the remembered gradient that is kept. */
  readonly beta1?: Schedule;
  /** The share of the remembered squared gradient that is kept. */
  readonly beta2?: Schedule;
  /** Keeps the division away from zero. */
  readonly epsilon?: Schedule;
}

/**
 * Adam whose measure of roughness changes by small additions only, so that it never forgets rough ground at a stroke.
 *
 *     m    ← beta1 · m + (1 − beta1) · grad
 *     v    ← v − (1 − beta2) · sign(v − grad²) · grad²
 *     move = −learningRate / (1 − beta1ᵗ) · m / (√(v / (1 − beta2ᵗ)) + epsilon)
 *
 * units   learningRate: those of the weight
 * state   m, v
 * source  Zaheer et al. 2018, Adaptive methods for nonconvex optimization,
 *         https://papers.nips.cc/paper/8186-adaptive-methods-for-nonconvex-optimization; corrected like Adam, as optax
 *         does, but from memories of zero (optax begins both at 10⁻⁶)
 */
export function yogi({
  learningRate = 0.01,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-3,
  ...rest
}: YogiOptions = {}): Optimizer<Readonly<Record<string, { readonly m: Tensor; readonly v: Tensor }>>> {
  return perWeight({
    name: 'yogi',
    options: declareOptions(
      'yogi',
      {
        learningRate: [learningRate, '[0, ∞)'],
        beta1: [beta1, '[0, 1)'],
        beta2: [beta2, '[0, 1)'],
        epsilon: [epsilon, '[0, ∞)'],
      },
      rest,
    ),
    init(weight) {
      const zero = zeros(weight.shape, weight.dtype);
      return { m: zero, v: zero };
    },
    precompute: ({ options: { learningRate, beta1, beta2 }, t }) => ({
      fresh1: sub(1, beta1),
      fresh2: sub(1, beta2),
      level: sqrt(sub(1, pow(beta2, t))),
      stride: neg(div(learningRate, sub(1, pow(beta1, t)))),
    }),
    step({ grad, state, options: { beta1, epsilon }, precomputed: { fresh1, fresh2, level, stride } }) {
      const m = add(mul(state.m, beta1), mul(grad, fresh1));
      const steep = square(grad);
      const v = sub(state.v, mul(mul(sign(sub(state.v, steep)), steep), fresh2));
      const rough = add(div(sqrt(v), level), epsilon);
      return { update: mul(div(m, rough), stride), state: { m, v } };
    },
  });
}
