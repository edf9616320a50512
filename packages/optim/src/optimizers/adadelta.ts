import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, mul, neg, sqrt, square, sub, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';
import { movingAverage } from '../weights/moments';

/** Options of `adadelta`. */
export interface AdadeltaOptions {
  /** A factor on every step; 1 leaves the step size to the method. */
  readonly learningRate?: Schedule;
  /** The decay rate of both averages: the share of the old average that is kept. */
  readonly rho?: Schedule;
  /** Keeps the denominator away from zero, and the first step above zero. */
  readonly epsilon?: Schedule;
}

/**
 * Adadelta: divides gradients by the root mean square of recent gradients, and multiplies them by that of recent steps.
 * It steps as far as it has stepped lately, and less where gradients are large.
 *
 *     v      ← rho · v + (1 − rho) · grad²
 *     delta  = √(d + epsilon) / √(v + epsilon) · grad
 *     d      ← rho · d + (1 − rho) · delta²
 *     update = −learningRate · delta
 *
 * units   delta already has those of the weight, so learningRate has none
 * state   v, d
 * source  Zeiler 2012, Adadelta: an adaptive learning rate method, https://arxiv.org/abs/1212.5701; learningRate 1 and rho
 *         0.9 as in PyTorch (Keras uses 0.001 and 0.95)
 */
export function adadelta(
  given: AdadeltaOptions = {},
): Optimizer<Readonly<Record<string, { readonly v: Tensor; readonly d: Tensor }>>> {
  const { options } = declareOptions('adadelta(options)', given, {
    learningRate: ['[0, ∞)', 1],
    rho: ['[0, 1)', 0.9],
    epsilon: ['(0, ∞)', 1e-6],
  });
  return perWeight({
    name: 'adadelta',
    options,
    init(weight) {
      const zero = zeros(weight.shape, weight.dtype);
      return { v: zero, d: zero };
    },
    precompute: ({ options: { learningRate, rho } }) => ({ oneMinusRho: sub(1, rho), negativeRate: neg(learningRate) }),
    step({ grad, state, options: { rho, epsilon }, precomputed: { oneMinusRho, negativeRate } }) {
      const v = movingAverage(state.v, square(grad), rho, oneMinusRho);
      const delta = mul(div(sqrt(add(state.d, epsilon)), sqrt(add(v, epsilon))), grad);
      const d = movingAverage(state.d, square(delta), rho, oneMinusRho);
      return { update: mul(delta, negativeRate), state: { v, d } };
    },
  });
}
