import type { Optimizer, Schedule } from '@gd/core';
import { add, mul } from '@gd/core';
import { declareOptions, perWeight } from '@gd/optim';
import type { Twin } from './twin';
import { newTwin, stepTwin } from './twin';

/** How `scheduleFreeSgd` steps. */
export interface ScheduleFreeSgdOptions {
  /** How far the fast walker steps, per unit of gradient; no schedule but a warm-up is needed. */
  readonly learningRate?: Schedule;
  /** How close to the calm walker the gradient is felt, in place of momentum. */
  readonly beta?: Schedule;
  /** The share of each weight that fades, per unit of learning rate. */
  readonly weightDecay?: Schedule;
}

/**
 * Two walkers on a rope: one strides ahead, the other stays at the average of where the first has been. The gradient is felt
 * between them, and where the calm one stands is the answer at any time: nobody has to plan when training ends.
 *
 *     z     ← z − learningRate · (grad + weightDecay · y)
 *     total ← total + learningRate²
 *     x     ← x + learningRate² / total · (z − x)
 *     y     ← (1 − beta) · z + beta · x
 *
 * The weights of the walk are y, where the gradient is felt; x comes from `evaluationWeights`. With a learning rate that stays
 * the same, x is the plain average of all z.
 *
 * units   learningRate: those of the weight, squared, per unit of loss
 * state   z, share, total
 * source  Defazio et al. 2024, The road less scheduled, https://arxiv.org/abs/2405.15682; the average is weighted by the
 *         squared learning rate, as there, so that a warm-up counts for little
 */
export function scheduleFreeSgd({
  learningRate = 1,
  beta = 0.9,
  weightDecay = 0,
  ...rest
}: ScheduleFreeSgdOptions = {}): Optimizer<Readonly<Record<string, Twin>>> {
  return perWeight({
    name: 'scheduleFreeSgd',
    options: declareOptions(
      'scheduleFreeSgd',
      { learningRate: [learningRate, '[0, ∞)'], beta: [beta, '(0, 1]'], weightDecay: [weightDecay, '[0, ∞)'] },
      rest,
    ),
    init: newTwin,
    step({ grad, weight, state, options: { learningRate, beta, weightDecay } }) {
      const heading = add(grad, mul(weight, weightDecay));
      const { update, twin } = stepTwin(weight, state, { grad, heading }, { stride: learningRate, beta });
      return { update, state: twin };
    },
  });
}
