import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, equal, mul, neg, sqrt, square, sub, sum, where, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';

/** How `novograd` steps. */
export interface NovogradOptions {
  /** About how far each weight moves in one step. */
  readonly learningRate?: Schedule;
  /** The share of the remembered gradient that is kept. */
  readonly beta1?: Schedule;
  /** The share of the remembered squared length of gradients that is kept. */
  readonly beta2?: Schedule;
  /** Keeps the division away from zero. */
  readonly epsilon?: Schedule;
  /** How strongly each weight is drawn towards zero, before its step is measured. */
  readonly weightDecay?: Schedule;
}

/**
 * A sledge pulled by gradients of length one: a single number for each weight tensor remembers how steep it has been.
 *
 *     v    ← beta2 · v + (1 − beta2) · ‖grad‖²                              the first step takes ‖grad‖² whole
 *     m    ← beta1 · m + grad / (√v + epsilon) + weightDecay · weight
 *     move = −learningRate · m
 *
 * units   learningRate: those of the weight
 * state   m, and v as a single number
 * source  Ginsburg et al. 2019, Stochastic gradient methods with layer-wise adaptive moments, https://arxiv.org/abs/1905.11286
 *         (optax begins with beta2 0.25)
 */
export function novograd({
  learningRate = 0.01,
  beta1 = 0.95,
  beta2 = 0.98,
  epsilon = 1e-8,
  weightDecay = 0,
  ...rest
}: NovogradOptions = {}): Optimizer<Readonly<Record<string, { readonly m: Tensor; readonly v: Tensor }>>> {
  return perWeight({
    name: 'novograd',
    options: declareOptions(
      'novograd',
      {
        learningRate: [learningRate, '[0, ∞)'],
        beta1: [beta1, '[0, 1)'],
        beta2: [beta2, '[0, 1)'],
        epsilon: [epsilon, '(0, ∞)'],
        weightDecay: [weightDecay, '[0, ∞)'],
      },
      rest,
    ),
    init: (weight) => ({ m: zeros(weight.shape, weight.dtype), v: zeros([], weight.dtype) }),
    precompute: ({ options: { learningRate, beta2 }, t }) => {
      const first = equal(t, 1);
      return { kept: where(first, 0, beta2), fresh: where(first, 1, sub(1, beta2)), stride: neg(learningRate) };
    },
    step({ grad, weight, state, options: { beta1, epsilon, weightDecay }, precomputed: { kept, fresh, stride } }) {
      const v = add(mul(state.v, kept), mul(sum(square(grad)), fresh));
      const pull = add(div(grad, add(sqrt(v), epsilon)), mul(weight, weightDecay));
      const m = add(mul(state.m, beta1), pull);
      return { update: mul(m, stride), state: { m, v } };
    },
  });
}
