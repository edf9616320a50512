import type { Tensor, Weights } from '@gd/core';
import type { ScheduleFreeState } from './scheduleFreeState';
import { averageOf } from './scheduleFreeState';

/**
 * The averages x of schedule-free training: the weights to evaluate, save and use at any time.
 *
 * `state` and `weights` must be those after the same step.
 *
 * throws  when a weight is not in the state
 * source  Defazio et al. 2024, The road less scheduled, https://arxiv.org/abs/2405.15682
 */
export function evaluationWeights(state: Readonly<Record<string, ScheduleFreeState>>, weights: Weights): Weights {
  const averages: Record<string, Tensor> = {};
  for (const [name, weight] of Object.entries(weights)) {
    const own = state[name];
    if (own === undefined) {
      throw new RangeError(
        `evaluationWeights: "${name}" is not in the state — give the state of these weights; it knows ${Object.keys(state).join(', ')}`,
      );
    }
    averages[name] = averageOf(weight, own);
  }
  return averages;
}
