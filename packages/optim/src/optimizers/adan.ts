import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, equal, mul, neg, pow, sqrt, square, sub, where, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';
import { movingAverage } from '../weights/moments';

/** Options of `adan`. */
export interface AdanOptions {
  /** About how far each weight goes in one step. */
  readonly learningRate?: Schedule;
  /** The decay rate of the average of gradients: the share of the old average that is kept. */
  readonly beta1?: Schedule;
  /** The decay rate of the average of gradient differences. */
  readonly beta2?: Schedule;
  /** The decay rate of the average of squares. */
  readonly beta3?: Schedule;
  /** Keeps the denominator away from zero. */
  readonly epsilon?: Schedule;
}

/** The state of a weight. */
type AdanState = { readonly m: Tensor; readonly d: Tensor; readonly v: Tensor; readonly previousGrad: Tensor };

/**
 * Adan: Adam with Nesterov momentum, by a second average of how the gradient changes. It looks a little ahead.
 *
 *     change = grad − previousGrad                                    0 in the first step
 *     m      ← beta1 · m + (1 − beta1) · grad
 *     d      ← beta2 · d + (1 − beta2) · change
 *     v      ← beta3 · v + (1 − beta3) · (grad + beta2 · change)²
 *     update = −learningRate · (m / (1 − beta1ᵗ) + beta2 · d / (1 − beta2ᵗ)) / (√(v / (1 − beta3ᵗ)) + epsilon)
 *
 * units   learningRate: those of the weight
 * state   m, d, v, previousGrad
 * source  Xie et al. 2022, Adan: adaptive Nesterov momentum algorithm, https://arxiv.org/abs/2208.06677; the betas are the
 *         shares kept, as in optax (the paper gives the shares forgotten: 0.02, 0.08, 0.01)
 */
export function adan(given: AdanOptions = {}): Optimizer<Readonly<Record<string, AdanState>>> {
  const { options } = declareOptions('adan(options)', given, {
    learningRate: ['[0, ∞)', 0.001],
    beta1: ['[0, 1)', 0.98],
    beta2: ['[0, 1)', 0.92],
    beta3: ['[0, 1)', 0.99],
    epsilon: ['[0, ∞)', 1e-8],
  });
  return perWeight({
    name: 'adan',
    options,
    init(weight): AdanState {
      const zero = zeros(weight.shape, weight.dtype);
      return { m: zero, d: zero, v: zero, previousGrad: zero };
    },
    precompute: ({ options: { learningRate, beta1, beta2, beta3 }, t }) => ({
      isFirst: equal(t, 1),
      oneMinusBeta1: sub(1, beta1),
      oneMinusBeta2: sub(1, beta2),
      oneMinusBeta3: sub(1, beta3),
      ofGradient: div(neg(learningRate), sub(1, pow(beta1, t))),
      ofChange: div(mul(neg(learningRate), beta2), sub(1, pow(beta2, t))),
      biasCorrection3Sqrt: sqrt(sub(1, pow(beta3, t))),
    }),
    step({ grad, state, options: { beta1, beta2, beta3, epsilon }, precomputed }) {
      const { isFirst, oneMinusBeta1, oneMinusBeta2, oneMinusBeta3, ofGradient, ofChange } = precomputed;
      const change = where(isFirst, 0, sub(grad, state.previousGrad));
      const m = movingAverage(state.m, grad, beta1, oneMinusBeta1);
      const d = movingAverage(state.d, change, beta2, oneMinusBeta2);
      const v = movingAverage(state.v, square(add(grad, mul(change, beta2))), beta3, oneMinusBeta3);
      const numerator = add(mul(m, ofGradient), mul(d, ofChange));
      const denominator = add(div(sqrt(v), precomputed.biasCorrection3Sqrt), epsilon);
      return { update: div(numerator, denominator), state: { m, d, v, previousGrad: grad } };
    },
  });
}
