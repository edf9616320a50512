import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, mul, neg, pow, sqrt, square, sub, tensor, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';

/** How `nadam` steps. */
export interface NadamOptions {
  /** About how far each weight moves in one step. */
  readonly learningRate?: Schedule;
  /** The share of the remembered gradient that is kept, once the walk is under way. */
  readonly beta1?: Schedule;
  /** The share of the remembered squared gradient that is kept. */
  readonly beta2?: Schedule;
  /** Keeps the division away from zero. */
  readonly epsilon?: Schedule;
  /** How fast the momentum grows from half of beta1 to all of it. */
  readonly momentumDecay?: Schedule;
  /** Whether the product to come counts μₜ twice, as PyTorch did up to 1.13. */
  readonly countTwice?: boolean;
}

/** What NAdam remembers of a weight. */
type NadamState = { readonly m: Tensor; readonly v: Tensor; readonly product: Tensor };

/**
 * Adam that looks ahead to where the sledge is going (Nesterov), with a momentum that grows on the way.
 *
 *     μₜ       = beta1 · (1 − ½ · 0.96^(t · momentumDecay))
 *     product  ← product · μₜ
 *     m        ← beta1 · m + (1 − beta1) · grad
 *     v        ← beta2 · v + (1 − beta2) · grad²
 *     heading  = (1 − μₜ) / (1 − product) · grad + μₜ₊₁ / (1 − product · μₜ₊₁) · m
 *     move     = −learningRate · heading / (√(v / (1 − beta2ᵗ)) + epsilon)
 *
 * units   learningRate: those of the weight
 * state   m, v, and the product of all μ so far
 * source  Dozat 2016, Incorporating Nesterov momentum into Adam, https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ, as
 *         PyTorch 2 has it (`countTwice` for 1.13 and before); Keras lets μ grow 250 times as fast, optax keeps it fixed
 */
export function nadam({
  learningRate = 0.002,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
  momentumDecay = 0.004,
  countTwice = false,
  ...rest
}: NadamOptions = {}): Optimizer<Readonly<Record<string, NadamState>>> {
  return perWeight({
    name: 'nadam',
    options: declareOptions(
      'nadam',
      {
        learningRate: [learningRate, '[0, ∞)'],
        beta1: [beta1, '[0, 1)'],
        beta2: [beta2, '[0, 1)'],
        epsilon: [epsilon, '[0, ∞)'],
        momentumDecay: [momentumDecay, '[0, ∞)'],
      },
      rest,
    ),
    settings: { countTwice },
    init(weight): NadamState {
      const zero = zeros(weight.shape, weight.dtype);
      return { m: zero, v: zero, product: tensor(1, { dtype: 'float64' }) };
    },
    precompute({ options: { learningRate, beta1, beta2, momentumDecay }, t }) {
      const momentum = (at: Tensor): Tensor => mul(beta1, sub(1, mul(0.5, pow(0.96, mul(at, momentumDecay)))));
      return {
        now: momentum(t),
        next: momentum(add(t, 1)),
        level: sqrt(sub(1, pow(beta2, t))),
        fresh1: sub(1, beta1),
        fresh2: sub(1, beta2),
        stride: neg(learningRate),
      };
    },
    step({
      grad,
      state,
      options: { beta1, beta2, epsilon },
      precomputed: { now, next, level, fresh1, fresh2, stride },
    }) {
      const product = mul(state.product, now);
      const m = add(mul(state.m, beta1), mul(grad, fresh1));
      const v = add(mul(state.v, beta2), mul(square(grad), fresh2));
      const ofGrad = mul(grad, div(sub(1, now), sub(1, product)));
      const coming = mul(countTwice ? mul(product, now) : product, next);
      const ofMemory = mul(m, div(next, sub(1, coming)));
      const rough = add(div(sqrt(v), level), epsilon);
      return { update: mul(div(add(ofGrad, ofMemory), rough), stride), state: { m, v, product } };
    },
  });
}
