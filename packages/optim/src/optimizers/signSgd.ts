import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, mul, neg, sign, sub, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';

/** How `signSgd` steps. */
export interface SignSgdOptions {
  /** How far each weight moves in one step, exactly. */
  readonly learningRate?: Schedule;
  /** The share of the remembered gradient that is kept; 0 looks at the last gradient only. */
  readonly momentum?: Schedule;
}

/**
 * Moves every weight equally far, and asks its gradient only which way; with momentum, the gradients of late (Signum).
 *
 *     m    ← momentum · m + (1 − momentum) · grad
 *     move = −learningRate · sign(m)
 *
 * units   learningRate: those of the weight
 * state   m
 * source  Bernstein et al. 2018, signSGD: compressed optimization for non-convex problems, https://arxiv.org/abs/1802.04434
 */
export function signSgd({
  learningRate = 0.001,
  momentum = 0,
  ...rest
}: SignSgdOptions = {}): Optimizer<Readonly<Record<string, { readonly m: Tensor }>>> {
  return perWeight({
    name: 'signSgd',
    options: declareOptions(
      'signSgd',
      { learningRate: [learningRate, '[0, ∞)'], momentum: [momentum, '[0, 1)'] },
      rest,
    ),
    init: (weight) => ({ m: zeros(weight.shape, weight.dtype) }),
    precompute: ({ options: { learningRate, momentum } }) => ({ fresh: sub(1, momentum), stride: neg(learningRate) }),
    step({ grad, state, options: { momentum }, precomputed: { fresh, stride } }) {
      const m = add(mul(state.m, momentum), mul(grad, fresh));
      return { update: mul(sign(m), stride), state: { m } };
    },
  });
}
