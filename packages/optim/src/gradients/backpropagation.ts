import type { GradientOf, ObjectiveValue, Weights } from '@gd/core';
import { valueAndGrad } from '@gd/core';
import { aFunction, aRecord, check } from '@gd/core/extend';

/**
 * Backpropagation: the gradient of an objective by the chain rule, from the loss back to every weight.
 *
 *     grads = ∂loss / ∂weights
 *
 * throws  when the loss is not one number
 * source  Rumelhart, Hinton & Williams 1986, Learning representations by back-propagating errors,
 *         https://doi.org/10.1038/323533a0
 */
export const backpropagation: GradientOf = (objective) => {
  check('backpropagation: objective', objective, aFunction);
  return (weights, context) => {
    let evaluated: ReturnType<typeof objective> | undefined;
    const { value, grad } = valueAndGrad((now: Weights) => {
      evaluated = check('backpropagation: the result of the objective', objective(now, context), aRecord);
      return evaluated.loss;
    })(weights);
    return { ...(evaluated as ObjectiveValue<never>), loss: value, grads: grad };
  };
};
