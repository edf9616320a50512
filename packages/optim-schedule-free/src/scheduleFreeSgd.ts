import type { Optimizer, Schedule } from '@gd/core';
import { add, mul } from '@gd/core';
import { declareOptions, perWeight } from '@gd/optim';
import { evaluationWeights } from './evaluationWeights';
import type { ScheduleFreeState } from './scheduleFreeState';
import { initialState, stepSequences } from './scheduleFreeState';

/** Options of `scheduleFreeSgd`. */
export interface ScheduleFreeSgdOptions {
  /** How far z goes in one step, per unit of gradient; it needs no schedule except a warm-up. */
  readonly learningRate?: Schedule;
  /** Where the gradient is evaluated, from 0 at z to 1 at its average x; it replaces momentum. */
  readonly beta?: Schedule;
  /** The share of each weight that decays, per unit of learning rate. */
  readonly weightDecay?: Schedule;
}

/**
 * Schedule-free SGD: stochastic gradient descent that needs no learning-rate schedule, since it averages the weights as
 * it trains. Picture two hikers on a rope: one walks ahead, the other stays at the average of where the first has been.
 *
 *     z         ← z − learningRate · (grad + weightDecay · y)
 *     weightSum ← weightSum + learningRate²
 *     x         ← x + learningRate² / weightSum · (z − x)          x stays where weightSum is 0
 *     y         ← (1 − beta) · z + beta · x
 *
 * The weights in training are y, where the gradient is evaluated; x, the result at any time, comes from
 * `evaluationWeights` of the optimizer. With a constant learning rate, x is the plain average of all z.
 *
 * units   learningRate: those of the weight, squared, per unit of loss
 * state   z, beta, weightSum. At first z, x and y are the weight, and weightSum is 0
 * source  Defazio et al. 2024, The road less scheduled, https://arxiv.org/abs/2405.15682; the average is weighted by the
 *         squared learning rate, as there, so that a warm-up counts for little
 */
export function scheduleFreeSgd(
  given: ScheduleFreeSgdOptions = {},
): Optimizer<Readonly<Record<string, ScheduleFreeState>>> {
  const { options } = declareOptions('scheduleFreeSgd(options)', given, {
    learningRate: ['[0, ∞)', 1],
    beta: ['(0, 1]', 0.9],
    weightDecay: ['[0, ∞)', 0],
  });
  const rule = perWeight({
    name: 'scheduleFreeSgd',
    options,
    init: initialState,
    step({ grad, weight, state, options: { learningRate, beta, weightDecay } }) {
      const direction = add(grad, mul(weight, weightDecay));
      return stepSequences(weight, state, direction, { stepSize: learningRate, beta });
    },
  });
  return { ...rule, evaluationWeights };
}
