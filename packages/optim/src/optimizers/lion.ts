import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { mul, neg, sign, sub, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';
import { movingAverage } from '../weights/moments';

/** Options of `lion`. */
export interface LionOptions {
  /** How far each weight goes in one step, exactly. */
  readonly learningRate?: Schedule;
  /** The weight of the average in the direction of this step. */
  readonly beta1?: Schedule;
  /** The decay rate of the average: the share that is kept for the next step. */
  readonly beta2?: Schedule;
}

/**
 * Lion: steps by the sign of an average of gradients. Every weight goes equally far; its gradients only say which way.
 *
 *     direction = sign(beta1 · m + (1 − beta1) · grad)
 *     m         ← beta2 · m + (1 − beta2) · grad
 *     update    = −learningRate · direction
 *
 * units   learningRate: those of the weight; a third to a tenth of Adam's
 * state   m
 * source  Chen et al. 2023, Symbolic discovery of optimization algorithms, https://arxiv.org/abs/2302.06675, whose weight
 *         decay is `decoupledWeightDecay(lion(…), { weightDecay })`
 */
export function lion(given: LionOptions = {}): Optimizer<Readonly<Record<string, { readonly m: Tensor }>>> {
  const { options } = declareOptions('lion(options)', given, {
    learningRate: ['[0, ∞)', 1e-4],
    beta1: ['[0, 1)', 0.9],
    beta2: ['[0, 1)', 0.99],
  });
  return perWeight({
    name: 'lion',
    options,
    init: (weight) => ({ m: zeros(weight.shape, weight.dtype) }),
    precompute: ({ options: { learningRate, beta1, beta2 } }) => ({
      oneMinusBeta1: sub(1, beta1),
      oneMinusBeta2: sub(1, beta2),
      negativeRate: neg(learningRate),
    }),
    step({ grad, state, options: { beta1, beta2 }, precomputed: { oneMinusBeta1, oneMinusBeta2, negativeRate } }) {
      const direction = sign(movingAverage(state.m, grad, beta1, oneMinusBeta1));
      const m = movingAverage(state.m, grad, beta2, oneMinusBeta2);
      return { update: mul(direction, negativeRate), state: { m } };
    },
  });
}
