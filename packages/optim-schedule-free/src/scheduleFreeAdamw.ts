import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, mul, pow, sqrt, square, sub, zeros } from '@gd/core';
import { declareOptions, perWeight } from '@gd/optim';
import { evaluationWeights } from './evaluationWeights';
import type { ScheduleFreeState } from './scheduleFreeState';
import { initialState, stepSequences } from './scheduleFreeState';

/** Options of `scheduleFreeAdamw`. */
export interface ScheduleFreeAdamwOptions {
  /** About how far z goes in one step; it needs no schedule except a warm-up. */
  readonly learningRate?: Schedule;
  /** Where the gradient is evaluated, from 0 at z to 1 at its average x; it replaces momentum. */
  readonly beta1?: Schedule;
  /** The decay rate of the average of squared gradients. */
  readonly beta2?: Schedule;
  /** Keeps the denominator away from zero. */
  readonly epsilon?: Schedule;
  /** The share of each weight that decays, per unit of learning rate. */
  readonly weightDecay?: Schedule;
}

/**
 * Schedule-free AdamW, which needs no learning-rate schedule: `scheduleFreeSgd` with the steps of AdamW.
 *
 *     v         ← beta2 · v + (1 − beta2) · grad²
 *     stepSize  = learningRate · √(1 − beta2ᵗ)
 *     z         ← z − stepSize · (grad / (√v + epsilon) + weightDecay · y)
 *     weightSum ← weightSum + stepSize²
 *     x         ← x + stepSize² / weightSum · (z − x)          x stays where weightSum is 0
 *     y         ← (1 − beta1) · z + beta1 · x
 *
 * units   learningRate: those of the weight
 * state   v, z, beta, weightSum; x comes from `evaluationWeights` of the optimizer. At first z, x and y are the weight, v and
 *         weightSum are 0
 * source  Defazio et al. 2024, The road less scheduled, algorithm 1, https://arxiv.org/abs/2405.15682. The authors' tuned
 *         code applies √(1 − beta2ᵗ) to v instead of the step size, so that it does not affect the average
 */
export function scheduleFreeAdamw(
  given: ScheduleFreeAdamwOptions = {},
): Optimizer<Readonly<Record<string, ScheduleFreeState & { readonly v: Tensor }>>> {
  const { options } = declareOptions('scheduleFreeAdamw(options)', given, {
    learningRate: ['[0, ∞)', 0.0025],
    beta1: ['(0, 1]', 0.9],
    beta2: ['[0, 1)', 0.999],
    epsilon: ['(0, ∞)', 1e-8],
    weightDecay: ['[0, ∞)', 0],
  });
  const rule = perWeight({
    name: 'scheduleFreeAdamw',
    options,
    init: (weight): ScheduleFreeState & { readonly v: Tensor } => ({
      ...initialState(weight),
      v: zeros(weight.shape, weight.dtype),
    }),
    precompute: ({ options: { learningRate, beta2 }, t }) => ({
      oneMinusBeta2: sub(1, beta2),
      stepSize: mul(learningRate, sqrt(sub(1, pow(beta2, t)))),
    }),
    step({ grad, weight, state, options: { beta1, beta2, epsilon, weightDecay }, precomputed }) {
      const { oneMinusBeta2, stepSize } = precomputed;
      const v = add(mul(state.v, beta2), mul(square(grad), oneMinusBeta2));
      const direction = add(div(grad, add(sqrt(v), epsilon)), mul(weight, weightDecay));
      const next = stepSequences(weight, state, direction, { stepSize, beta: beta1 });
      return { update: next.update, state: { ...next.state, v } };
    },
  });
  return { ...rule, evaluationWeights };
}
