import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, mul, neg, sign, sub, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';

/** How `lion` steps. */
export interface LionOptions {
  /** How far each weight moves in one step, exactly. */
  readonly learningRate?: Schedule;
  /** The share of the memory in the heading of this step. */
  readonly beta1?: Schedule;
  /** The share of the memory that is kept for the next. */
  readonly beta2?: Schedule;
}

/**
 * Moves every weight equally far, and asks the gradients of late only which way.
 *
 *     heading = sign(beta1 · m + (1 − beta1) · grad)
 *     m       ← beta2 · m + (1 − beta2) · grad
 *     move    = −learningRate · heading
 *
 * units   learningRate: those of the weight; a third to a tenth of Adam's
 * state   m
 * source  Chen et al. 2023, Symbolic discovery of optimization algorithms, https://arxiv.org/abs/2302.06675, whose weight
 *         decay is `decay(lion(…), { weightDecay })`
 */
export function lion({
  learningRate = 1e-4,
  beta1 = 0.9,
  beta2 = 0.99,
  ...rest
}: LionOptions = {}): Optimizer<Readonly<Record<string, { readonly m: Tensor }>>> {
  return perWeight({
    name: 'lion',
    options: declareOptions(
      'lion',
      { learningRate: [learningRate, '[0, ∞)'], beta1: [beta1, '[0, 1)'], beta2: [beta2, '[0, 1)'] },
      rest,
    ),
    init: (weight) => ({ m: zeros(weight.shape, weight.dtype) }),
    precompute: ({ options: { learningRate, beta1, beta2 } }) => ({
      fresh1: sub(1, beta1),
      fresh2: sub(1, beta2),
      stride: neg(learningRate),
    }),
    step({ grad, state, options: { beta1, beta2 }, precomputed: { fresh1, fresh2, stride } }) {
      const heading = sign(add(mul(state.m, beta1), mul(grad, fresh1)));
      const m = add(mul(state.m, beta2), mul(grad, fresh2));
      return { update: mul(heading, stride), state: { m } };
    },
  });
}
