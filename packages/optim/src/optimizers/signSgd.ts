import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { mul, neg, sign, sub, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';
import { movingAverage } from '../weights/moments';

/** Options of `signSgd`. */
export interface SignSgdOptions {
  /** How far each weight goes in one step, exactly. */
  readonly learningRate?: Schedule;
  /** The decay rate of the average of gradients; 0 uses the last gradient only. */
  readonly momentum?: Schedule;
}

/**
 * signSGD: steps by the sign of the gradient; with momentum, by the sign of an average of gradients (Signum). Every
 * weight goes equally far.
 *
 *     m      ← momentum · m + (1 − momentum) · grad
 *     update = −learningRate · sign(m)
 *
 * units   learningRate: those of the weight
 * state   m
 * source  Bernstein et al. 2018, signSGD: compressed optimization for non-convex problems, https://arxiv.org/abs/1802.04434
 */
export function signSgd(given: SignSgdOptions = {}): Optimizer<Readonly<Record<string, { readonly m: Tensor }>>> {
  const { options } = declareOptions('signSgd(options)', given, {
    learningRate: ['[0, ∞)', 0.001],
    momentum: ['[0, 1)', 0],
  });
  return perWeight({
    name: 'signSgd',
    options,
    init: (weight) => ({ m: zeros(weight.shape, weight.dtype) }),
    precompute: ({ options: { learningRate, momentum } }) => ({
      oneMinusMomentum: sub(1, momentum),
      negativeRate: neg(learningRate),
    }),
    step({ grad, state, options: { momentum }, precomputed: { oneMinusMomentum, negativeRate } }) {
      const m = movingAverage(state.m, grad, momentum, oneMinusMomentum);
      return { update: mul(sign(m), negativeRate), state: { m } };
    },
  });
}
