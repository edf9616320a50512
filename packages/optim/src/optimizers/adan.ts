import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, equal, mul, neg, pow, sqrt, square, sub, where, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';

/** How `adan` steps. */
export interface AdanOptions {
  /** About how far each weight moves in one step. */
  readonly learningRate?: Schedule;
  /** The share of the remembered gradient that is kept. */
  readonly beta1?: Schedule;
  /** The share of the remembered change of gradient that is kept. */
  readonly beta2?: Schedule;
  /** The share of the remembered squares that is kept. */
  readonly beta3?: Schedule;
  /** Keeps the division away from zero. */
  readonly epsilon?: Schedule;
}

/** What Adan remembers of a weight. */
type AdanState = { readonly m: Tensor; readonly d: Tensor; readonly v: Tensor; readonly before: Tensor };

/**
 * Adam that also remembers how the gradient has been changing, and so sees a little ahead.
 *
 *     change = grad − the gradient before                             0 in the first step
 *     m      ← beta1 · m + (1 − beta1) · grad
 *     d      ← beta2 · d + (1 − beta2) · change
 *     v      ← beta3 · v + (1 − beta3) · (grad + beta2 · change)²
 *     move   = −learningRate · (m / (1 − beta1ᵗ) + beta2 · d / (1 − beta2ᵗ)) / (√(v / (1 − beta3ᵗ)) + epsilon)
 *
 * units   learningRate: those of the weight
 * state   m, d, v, and the gradient before
 * source  Xie et al. 2022, Adan: adaptive Nesterov momentum algorithm, https://arxiv.org/abs/2208.06677; the betas are the
 *         shares kept, as in optax (the paper writes the shares forgotten: 0.02, 0.08, 0.01)
 */
export function adan({
  learningRate = 0.001,
  beta1 = 0.98,
  beta2 = 0.92,
  beta3 = 0.99,
  epsilon = 1e-8,
  ...rest
}: AdanOptions = {}): Optimizer<Readonly<Record<string, AdanState>>> {
  return perWeight({
    name: 'adan',
    options: declareOptions(
      'adan',
      {
        learningRate: [learningRate, '[0, ∞)'],
        beta1: [beta1, '[0, 1)'],
        beta2: [beta2, '[0, 1)'],
        beta3: [beta3, '[0, 1)'],
        epsilon: [epsilon, '[0, ∞)'],
      },
      rest,
    ),
    init(weight): AdanState {
      const zero = zeros(weight.shape, weight.dtype);
      return { m: zero, d: zero, v: zero, before: zero };
    },
    precompute: ({ options: { learningRate, beta1, beta2, beta3 }, t }) => ({
      first: equal(t, 1),
      fresh: [sub(1, beta1), sub(1, beta2), sub(1, beta3)] as const,
      ofGradient: div(neg(learningRate), sub(1, pow(beta1, t))),
      ofChange: div(mul(neg(learningRate), beta2), sub(1, pow(beta2, t))),
      level: sqrt(sub(1, pow(beta3, t))),
    }),
    step({
      grad,
      state,
      options: { beta1, beta2, beta3, epsilon },
      precomputed: { first, fresh, ofGradient, ofChange, level },
    }) {
      const change = where(first, 0, sub(grad, state.before));
      const m = add(mul(state.m, beta1), mul(grad, fresh[0]));
      const d = add(mul(state.d, beta2), mul(change, fresh[1]));
      const v = add(mul(state.v, beta3), mul(square(add(grad, mul(change, beta2))), fresh[2]));
      const stride = add(mul(m, ofGradient), mul(d, ofChange));
      return { update: div(stride, add(div(sqrt(v), level), epsilon)), state: { m, d, v, before: grad } };
    },
  });
}
