import type { Optimizer, Schedule, State } from '@gd/core';
import { add, mul } from '@gd/core';
import { check } from '@gd/core/extend';
import { anOptimizer } from '../options/anOptimizer';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';

/** Options of `l2`. */
export interface L2Options {
  /** The factor of the penalty. */
  readonly l2?: Schedule;
}

/**
 * L2 regularization: adds the gradient of ½ · l2 · weight², as if the penalty were part of the loss. For `sgd` it is
 * the same as `decoupledWeightDecay`; for an optimizer that divides gradients by their size it is not, since the
 * penalty is divided, too.
 *
 *     grad ← grad + l2 · weight
 *
 * state   that of the inner optimizer
 * source  PyTorch's weight_decay of SGD, Adam and others
 */
export function l2<S extends State>(inner: Optimizer<S>, given: L2Options = {}): Optimizer<S> {
  check('l2: optimizer', inner, anOptimizer);
  const { options: own } = declareOptions('l2(optimizer, options)', given, { l2: ['[0, ∞)', 0.01] });
  return {
    ...inner,
    name: `l2(${inner.name})`,
    options: mergeOptions('l2', inner, own),
    step(input) {
      const strength = input.options.l2!;
      const grads = mapWeights(input.grads, (grad, name) => add(grad, mul(input.weights[name]!, strength)));
      return inner.step({ ...input, grads });
    },
  };
}
