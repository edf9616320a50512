import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, mul, neg, pow, sqrt, square, sub, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';

/** How `adabelief` steps. */
export interface AdabeliefOptions {
  /** About how far each weight moves in one step. */
  readonly learningRate?: Schedule;
  /** The share of the remembered gradient that is kept. */
  readonly beta1?: Schedule;
  /** The share of the remembered surprise that is kept. */
  readonly beta2?: Schedule;
  /** Keeps the division away from zero. */
  readonly epsilon?: Schedule;
}

/**
 * Adam that measures surprise instead of roughness: where gradients come as expected it takes long steps.
 *
 *     m    ← beta1 · m + (1 − beta1) · grad
 *     v    ← beta2 · v + (1 − beta2) · (grad − m)² + epsilon
 *     move = −learningRate / (1 − beta1ᵗ) · m / (√(v / (1 − beta2ᵗ)) + epsilon)
 *
 * units   learningRate: those of the weight
 * state   m, v
 * source  Zhuang et al. 2020, AdaBelief optimizer, https://arxiv.org/abs/2010.07468, with its epsilon in both places
 */
export function adabelief({
  learningRate = 0.001,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-16,
  ...rest
}: AdabeliefOptions = {}): Optimizer<Readonly<Record<string, { readonly m: Tensor; readonly v: Tensor }>>> {
  return perWeight({
    name: 'adabelief',
    options: declareOptions(
      'adabelief',
      {
        learningRate: [learningRate, '[0, ∞)'],
        beta1: [beta1, '[0, 1)'],
        beta2: [beta2, '[0, 1)'],
        epsilon: [epsilon, '(0, ∞)'],
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
    step({ grad, state, options: { beta1, beta2, epsilon }, precomputed: { fresh1, fresh2, level, stride } }) {
      const m = add(mul(state.m, beta1), mul(grad, fresh1));
      const v = add(add(mul(state.v, beta2), mul(square(sub(grad, m)), fresh2)), epsilon);
      const rough = add(div(sqrt(v), level), epsilon);
      return { update: mul(div(m, rough), stride), state: { m, v } };
    },
  });
}
