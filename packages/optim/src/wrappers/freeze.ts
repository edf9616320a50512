import type { Optimizer, State } from '@gd/core';
import { aFunction, check } from '@gd/core/extend';
import { anOptimizer } from '../options/anOptimizer';

/**
 * Freezes some weights: they get no updates, for example when only the last layers of a model should learn.
 *
 *     freeze(adam(), (name) => name.startsWith('0.'))
 *
 * state   that of the inner optimizer
 */
export function freeze<S extends State>(inner: Optimizer<S>, isFrozen: (name: string) => boolean): Optimizer<S> {
  check('freeze: optimizer', inner, anOptimizer);
  check('freeze: isFrozen', isFrozen, aFunction);
  return {
    ...inner,
    name: `freeze(${inner.name})`,
    step(input) {
      const free = Object.entries(input.grads).filter(([name]) => !isFrozen(name));
      return inner.step({ ...input, grads: Object.fromEntries(free) });
    },
  };
}
