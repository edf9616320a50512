import type { Tensor, Weights } from '@gd/core';
import type { Twin } from './twin';
import { calm } from './twin';

/**
 * Where the calm walker stands: the weights to evaluate, to save and to use, at any time of a schedule-free walk.
 *
 *     x = y + (1 − 1 / share) · (z − y)
 *
 * `state` and `weights` belong to the same moment: the weights after the step that left the state. What never felt a gradient,
 * such as the running statistics of `batchNorm`, is answered as it is.
 *
 * throws  when a weight is not in the state
 * source  Defazio et al. 2024, The road less scheduled, https://arxiv.org/abs/2405.15682
 */
export function evaluationWeights(state: Readonly<Record<string, Twin>>, weights: Weights): Weights {
  const calmed: Record<string, Tensor> = {};
  for (const [name, weight] of Object.entries(weights)) {
    const twin = state[name];
    if (twin === undefined) {
      throw new RangeError(
        `evaluationWeights: "${name}" is not in the state — give the state of this walk; it knows ${Object.keys(state).join(', ')}`,
      );
    }
    calmed[name] = calm(weight, twin);
  }
  return calmed;
}
