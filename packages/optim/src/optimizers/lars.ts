import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, mul, neg, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';
import { norm } from '../weights/norm';
import { trustRatio } from '../weights/trustRatio';

/** Options of `lars`. */
export interface LarsOptions {
  /** A factor on every step. */
  readonly learningRate?: Schedule;
  /** The share of the old velocity that is kept. */
  readonly momentum?: Schedule;
  /** How strongly each weight is pulled toward zero; part of the direction before it is scaled. */
  readonly weightDecay?: Schedule;
  /** How far each weight goes in one step, as a share of its size. */
  readonly trust?: Schedule;
}

/**
 * LARS: momentum whose step for each weight tensor is a share of the tensor's own size, for very large batches. No layer
 * runs ahead of the others.
 *
 *     length   = ‖grad‖ + weightDecay · ‖weight‖
 *     rate     = trust · ‖weight‖ / length                    1 where ‖weight‖ or length is 0, whatever trust is
 *     velocity ← momentum · velocity + learningRate · rate · (grad + weightDecay · weight)      velocity begins at 0
 *     update   = −velocity
 *
 * units   learningRate: none; the velocity accumulates updates, as in the paper
 * state   velocity. Where grad is 0, the weight still decays, by trust · weight, as the paper's formula has it
 * source  You, Gitman & Ginsburg 2017, Large batch training of convolutional networks, https://arxiv.org/abs/1708.03888
 */
export function lars(given: LarsOptions = {}): Optimizer<Readonly<Record<string, { readonly velocity: Tensor }>>> {
  const { options } = declareOptions('lars(options)', given, {
    learningRate: ['[0, ∞)', 1],
    momentum: ['[0, 1)', 0.9],
    weightDecay: ['[0, ∞)', 0],
    trust: ['[0, ∞)', 0.001],
  });
  return perWeight({
    name: 'lars',
    options,
    init: (weight) => ({ velocity: zeros(weight.shape, weight.dtype) }),
    step({ grad, weight, state, options: { learningRate, momentum, weightDecay, trust } }) {
      const length = add(norm(grad), mul(norm(weight), weightDecay));
      const rate = mul(learningRate, trustRatio(norm(weight), length, trust));
      const velocity = add(mul(state.velocity, momentum), mul(add(grad, mul(weight, weightDecay)), rate));
      return { update: neg(velocity), state: { velocity } };
    },
  });
}
