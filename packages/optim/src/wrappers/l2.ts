import type { Optimizer, Schedule, State } from '@gd/core';
import { add, mul } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';

/** How much `l2` tilts the ground. */
export interface L2Options {
  /** How strongly large weights are held back. */
  readonly l2?: Schedule;
}

/**
 * Tilts the ground towards zero: as if ½ · l2 · weight² were part of the loss. For `sgd` it is the same as `decoupledWeightDecay`; for
 * optimizers that divide by roughness it is not, since the tilt is divided too.
 *
 *     grad ← grad + l2 · weight
 *
 * state   that of the inner optimizer
 * source  PyTorch's weight_decay of SGD, Adam and others
 */
export function l2<S extends State>(inner: Optimizer<S>, { l2 = 0.01, ...rest }: L2Options = {}): Optimizer<S> {
  const own = declareOptions('l2', { l2: [l2, '[0, ∞)'] }, rest);
  return {
    ...inner,
    name: `l2(${inner.name})`,
    options: mergeOptions('l2', inner, own),
    step(view) {
      const strength = view.options.l2!;
      const tilted = mapWeights(view.grads, (grad, name) => add(grad, mul(view.weights[name]!, strength)));
      return inner.step({ ...view, grads: tilted });
    },
  };
}
