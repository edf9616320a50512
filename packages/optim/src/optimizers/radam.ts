import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, greater, mul, neg, pow, sqrt, square, sub, where, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';

/** How `radam` steps. */
export interface RadamOptions {
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
 * Adam that does not trust its measure of roughness until it has seen enough gradients, and then only as far as it should.
 *
 *     m       ← beta1 · m + (1 − beta1) · grad
 *     v       ← beta2 · v + (1 − beta2) · grad²
 *     longest = 2 / (1 − beta2) − 1
 *     seen    = longest − 2 t · beta2ᵗ / (1 − beta2ᵗ)                       how many gradients v is worth
 *     trust   = √((seen − 4)(seen − 2) longest / ((longest − 4)(longest − 2) seen))
 *     heading = m / (1 − beta1ᵗ)
 *     move    = −learningRate · heading · trust · √(1 − beta2ᵗ) / (√v + epsilon)      if seen > 5, else
 *     move    = −learningRate · heading
 *
 * units   learningRate: those of the weight, or weight² per loss in the first few steps
 * state   m, v
 * source  Liu et al. 2020, On the variance of the adaptive learning rate and beyond, https://arxiv.org/abs/1908.03265; the
 *         bound of 5 as in PyTorch and optax (4 in the paper)
 */
export function radam({
  learningRate = 0.001,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
  ...rest
}: RadamOptions = {}): Optimizer<Readonly<Record<string, { readonly m: Tensor; readonly v: Tensor }>>> {
  return perWeight({
    name: 'radam',
    options: declareOptions(
      'radam',
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
    precompute({ options: { learningRate, beta1, beta2 }, t }) {
      const faded = pow(beta2, t);
      const longest = sub(div(2, sub(1, beta2)), 1);
      const seen = sub(longest, div(mul(mul(2, t), faded), sub(1, faded)));
      const above = mul(mul(sub(seen, 4), sub(seen, 2)), longest);
      const below = mul(mul(sub(longest, 4), sub(longest, 2)), seen);
      const enough = greater(seen, 5);
      return {
        enough,
        trust: where(enough, mul(sqrt(div(above, below)), sqrt(sub(1, faded))), 1),
        fresh1: sub(1, beta1),
        fresh2: sub(1, beta2),
        stride: neg(div(learningRate, sub(1, pow(beta1, t)))),
      };
    },
    step({ grad, state, options: { beta1, beta2, epsilon }, precomputed: { enough, trust, fresh1, fresh2, stride } }) {
      const m = add(mul(state.m, beta1), mul(grad, fresh1));
      const v = add(mul(state.v, beta2), mul(square(grad), fresh2));
      const share = where(enough, div(trust, add(sqrt(v), epsilon)), 1);
      return { update: mul(mul(m, share), stride), state: { m, v } };
    },
  });
}
