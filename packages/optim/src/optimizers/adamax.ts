import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { abs, add, div, maximum, mul, neg, pow, sub, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';
import type { MomentOptions } from '../weights/moments';
import { momentRanges, movingAverage } from '../weights/moments';

/** Options of `adamax`. */
export interface AdamaxOptions extends MomentOptions {
  /** The decay rate of the largest gradient. */
  readonly beta2?: Schedule;
}

/**
 * Adamax: Adam with the infinity norm. It divides by the largest recent gradient instead of the root of an average of
 * squares.
 *
 *     m      ← beta1 · m + (1 − beta1) · grad
 *     u      ← max(beta2 · u, |grad| + epsilon)
 *     update = −learningRate / (1 − beta1ᵗ) · m / u
 *
 * units   learningRate: those of the weight
 * state   m, u
 * source  Kingma & Ba 2015, section 7.1, https://arxiv.org/abs/1412.6980; epsilon is where PyTorch has it (Keras and
 *         TensorFlow.js add it to u)
 */
export function adamax(
  given: AdamaxOptions = {},
): Optimizer<Readonly<Record<string, { readonly m: Tensor; readonly u: Tensor }>>> {
  const ranges = {
    ...momentRanges({ learningRate: 0.002, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }),
    epsilon: ['(0, ∞)', 1e-8] as const,
  };
  const { options } = declareOptions('adamax(options)', given, ranges);
  return perWeight({
    name: 'adamax',
    options,
    init(weight) {
      const zero = zeros(weight.shape, weight.dtype);
      return { m: zero, u: zero };
    },
    precompute: ({ options: { learningRate, beta1 }, t }) => ({
      oneMinusBeta1: sub(1, beta1),
      negativeStepSize: neg(div(learningRate, sub(1, pow(beta1, t)))),
    }),
    step({ grad, state, options: { beta1, beta2, epsilon }, precomputed: { oneMinusBeta1, negativeStepSize } }) {
      const m = movingAverage(state.m, grad, beta1, oneMinusBeta1);
      const u = maximum(mul(state.u, beta2), add(abs(grad), epsilon));
      return { update: mul(div(m, u), negativeStepSize), state: { m, u } };
    },
  });
}
