import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, equal, mul, neg, pow, sqrt, square, sub, where, zeros } from '@gd/core';
import { scalar } from '@gd/core/extend';
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
type AdanState = Readonly<Record<'m' | 'd' | 'v' | 'previousGrad' | 'n', Tensor>>;

/**
 * Adan: Adam with Nesterov momentum, by a second average of how the gradient changes. It looks a little ahead.
 *
 *     n      ← n + 1                                                  the steps of this weight, from 0
 *     change = grad − previousGrad                                    0 where n is 1
 *     m      ← beta1 · m + (1 − beta1) · grad
 *     d      ← beta2 · d + (1 − beta2) · change
 *     v      ← beta3 · v + (1 − beta3) · (grad + beta2 · change)²
 *     update = −learningRate · (m / (1 − beta1ⁿ) + beta2 · d / (1 − beta2ⁿ)) / (√(v / (1 − beta3ⁿ)) + epsilon)
 *
 * units   learningRate: those of the weight
 * state   m, d, v, previousGrad, n, all from 0: a weight whose first gradient comes late begins as one whose comes at once
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
      return { m: zero, d: zero, v: zero, previousGrad: zero, n: scalar(0) };
    },
    precompute: ({ options: { learningRate, beta1, beta2, beta3 } }) => ({
      oneMinusBeta1: sub(1, beta1),
      oneMinusBeta2: sub(1, beta2),
      oneMinusBeta3: sub(1, beta3),
      rateOfGradient: neg(learningRate),
      rateOfChange: mul(neg(learningRate), beta2),
    }),
    step({ grad, state, options: { beta1, beta2, beta3, epsilon }, precomputed }) {
      const { oneMinusBeta1, oneMinusBeta2, oneMinusBeta3, rateOfGradient, rateOfChange } = precomputed;
      const n = add(state.n, 1);
      const change = where(equal(n, 1), 0, sub(grad, state.previousGrad));
      const m = movingAverage(state.m, grad, beta1, oneMinusBeta1);
      const d = movingAverage(state.d, change, beta2, oneMinusBeta2);
      const v = movingAverage(state.v, square(add(grad, mul(change, beta2))), beta3, oneMinusBeta3);
      const ofGradient = mul(m, div(rateOfGradient, sub(1, pow(beta1, n))));
      const ofChange = mul(d, div(rateOfChange, sub(1, pow(beta2, n))));
      const denominator = add(div(sqrt(v), sqrt(sub(1, pow(beta3, n)))), epsilon);
      return { update: div(add(ofGradient, ofChange), denominator), state: { m, d, v, previousGrad: grad, n } };
    },
  });
}
