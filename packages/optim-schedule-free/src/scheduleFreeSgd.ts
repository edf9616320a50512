import type { Optimizer, Schedule } from '@gd/core';
import { add, mul } from '@gd/core';
import { declareOptions, perWeight } from '@gd/optim';
import { evaluationWeights } from './evaluationWeights';
import type { Twin } from './twin';
import { newTwin, stepTwin } from './twin';

/** How `scheduleFreeSgd` steps. */
export interface ScheduleFreeSgdOptions {
  /** The size of a step, per unit of gradient; no schedule but a warm-up is needed. */
  readonly learningRate?: Schedule;
  /** The share of the average x in the weights y, in place of momentum. */
  readonly beta?: Schedule;
  /** The share of each weight that decays, per unit of learning rate. */
  readonly weightDecay?: Schedule;
}

/**
 * Schedule-free gradient descent: a fast iterate z takes the steps, x is its average, and the gradient is taken between the
 * two, at y. Two walkers on a rope: one strides ahead, the other stays at the average of where the first has been, and is the
 * answer at any time, so nobody has to plan when training ends.
 *
 *     z         ← z − learningRate · (grad + weightDecay · y)
 *     weightSum ← weightSum + learningRate²
 *     x         ← x + learningRate² / weightSum · (z − x)
 *     y         ← (1 − beta) · z + beta · x
 *
 * The weights of a run are y; x comes from `evaluationWeights`, which `fit` validates with. With a constant learning rate x is
 * the plain average of all z.
 *
 * units   learningRate: those of the weight, squared, per unit of loss
 * state   z, beta, weightSum
 * source  Defazio et al. 2024, The road less scheduled, https://arxiv.org/abs/2405.15682; the average is weighted by the
 *         squared learning rate, as there, so that a warm-up counts for little
 */
export function scheduleFreeSgd({
  learningRate = 1,
  beta = 0.9,
  weightDecay = 0,
  ...rest
}: ScheduleFreeSgdOptions = {}): Optimizer<Readonly<Record<string, Twin>>> {
  const rule = perWeight({
    name: 'scheduleFreeSgd',
    options: declareOptions(
      'scheduleFreeSgd',
      { learningRate: [learningRate, '[0, ∞)'], beta: [beta, '(0, 1]'], weightDecay: [weightDecay, '[0, ∞)'] },
      rest,
    ),
    init: newTwin,
    step({ grad, weight, state, options: { learningRate, beta, weightDecay } }) {
      const direction = add(grad, mul(weight, weightDecay));
      const { update, twin } = stepTwin(weight, state, direction, { stepSize: learningRate, beta });
      return { update, state: twin };
    },
  });
  return { ...rule, evaluationWeights };
}
