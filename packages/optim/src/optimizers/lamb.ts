import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, mul, neg, pow, sqrt, square, sub, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';
import { norm } from '../weights/norm';
import { trustRatio } from '../weights/trustRatio';

/** How `lamb` steps. */
export interface LambOptions {
  /** How far each weight moves in one step, as a share of its size. */
  readonly learningRate?: Schedule;
  /** The share of the remembered gradient that is kept. */
  readonly beta1?: Schedule;
  /** The share of the remembered squared gradient that is kept. */
  readonly beta2?: Schedule;
  /** Keeps the division away from zero. */
  readonly epsilon?: Schedule;
  /** How strongly each weight is drawn towards zero, before its step is measured. */
  readonly weightDecay?: Schedule;
}

/**
 * Adam for very large batches: each weight tensor moves by a share of its own size, so that no layer runs ahead.
 *
 *     m       ← beta1 · m + (1 − beta1) · grad
 *     v       ← beta2 · v + (1 − beta2) · grad²
 *     heading = m / (1 − beta1ᵗ) / (√(v / (1 − beta2ᵗ)) + epsilon) + weightDecay · weight
 *     move    = −learningRate · ‖weight‖ / ‖heading‖ · heading           the ratio is 1 where either length is 0
 *
 * units   learningRate: none
 * state   m, v
 * source  You et al. 2020, Large batch optimization for deep learning, https://arxiv.org/abs/1904.00962
 */
export function lamb({
  learningRate = 0.001,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-6,
  weightDecay = 0,
  ...rest
}: LambOptions = {}): Optimizer<Readonly<Record<string, { readonly m: Tensor; readonly v: Tensor }>>> {
  return perWeight({
    name: 'lamb',
    options: declareOptions(
      'lamb',
      {
        learningRate: [learningRate, '[0, ∞)'],
        beta1: [beta1, '[0, 1)'],
        beta2: [beta2, '[0, 1)'],
        epsilon: [epsilon, '[0, ∞)'],
        weightDecay: [weightDecay, '[0, ∞)'],
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
      correction: sub(1, pow(beta1, t)),
      stride: neg(learningRate),
    }),
    step({ grad, weight, state, options: { beta1, beta2, epsilon, weightDecay }, precomputed: shared }) {
      const { fresh1, fresh2, level, correction, stride } = shared;
      const m = add(mul(state.m, beta1), mul(grad, fresh1));
      const v = add(mul(state.v, beta2), mul(square(grad), fresh2));
      const rough = add(div(sqrt(v), level), epsilon);
      const heading = add(div(div(m, correction), rough), mul(weight, weightDecay));
      return { update: mul(heading, mul(stride, trustRatio(weight, norm(heading)))), state: { m, v } };
    },
  });
}
