import type { Tensor, Weights } from '@gd/core';
import type { Twin } from './twin';
import { averaged } from './twin';

/**
 * The averaged weights x: those to evaluate, to save and to use, at any time of a schedule-free descent.
 *
 *     x = y + (1 − 1 / beta) · (z − y)
 *
 * `state` and `weights` belong to the same moment: the weights after the step that answered with the state.
 *
 * throws  when a weight is not in the state
 * source  Defazio et al. 2024, The road less scheduled, https://arxiv.org/abs/2405.15682
 */
export function evaluationWeights(state: Readonly<Record<string, Twin>>, weights: Weights): Weights {
  const averages: Record<string, Tensor> = {};
  for (const [name, weight] of Object.entries(weights)) {
    const twin = state[name];
    if (twin === undefined) {
      throw new RangeError(`evaluationWeights: "${name}" is not in the state — is it of the same run?`);
    }
    averages[name] = averaged(weight, twin);
  }
  return averages;
}
