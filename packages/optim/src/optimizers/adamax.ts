import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { abs, add, div, maximum, mul, neg, pow, sub, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';

/** How `adamax` steps. */
export interface AdamaxOptions {
  /** About how far each weight moves in one step. */
  readonly learningRate?: Schedule;
  /** The share of the remembered gradient that is kept. */
  readonly beta1?: Schedule;
  /** The share of the remembered steepness that is kept. */
  readonly beta2?: Schedule;
  /** Keeps the division away from zero. */
  readonly epsilon?: Schedule;
}

/**
 * Adam that measures roughness by the steepest gradient of late instead of by squares.
 *
 *     m        ← beta1 · m + (1 − beta1) · grad
 *     steepest ← max(beta2 · steepest, |grad| + epsilon)
 *     move     = −learningRate / (1 − beta1ᵗ) · m / steepest
 *
 * units   learningRate: those of the weight
 * state   m, steepest
 * source  Kingma & Ba 2015, section 7.1, https://arxiv.org/abs/1412.6980; epsilon stands where PyTorch has it (Keras and
 *         TensorFlow.js add it to `steepest`)
 */
export function adamax({
  learningRate = 0.002,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
  ...rest
}: AdamaxOptions = {}): Optimizer<Readonly<Record<string, { readonly m: Tensor; readonly steepest: Tensor }>>> {
  return perWeight({
    name: 'adamax',
    options: declareOptions(
      'adamax',
      {
        learningRate: [learningRate, '[0, ∞)'],
        beta1: [beta1, '[0, 1)'],
        beta2: [beta2, '[0, 1)'],
        epsilon: [epsilon, '(0, ∞)'],
      },
      rest,
    ),
    init(weight) {
      const zero = zeros(weight.shape, weight.dtype);
      return { m: zero, steepest: zero };
    },
    precompute: ({ options: { learningRate, beta1 }, t }) => ({
      fresh: sub(1, beta1),
      stride: neg(div(learningRate, sub(1, pow(beta1, t)))),
    }),
    step({ grad, state, options: { beta1, beta2, epsilon }, precomputed: { fresh, stride } }) {
      const m = add(mul(state.m, beta1), mul(grad, fresh));
      const steepest = maximum(mul(state.steepest, beta2), add(abs(grad), epsilon));
      return { update: mul(div(m, steepest), stride), state: { m, steepest } };
    },
  });
}
