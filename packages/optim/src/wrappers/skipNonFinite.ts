import type { Optimizer, State, Tensor } from '@gd/core';
import { add, equal, isFinite as isFiniteNumber, sum, where } from '@gd/core';
import { check } from '@gd/core/extend';
import { anOptimizer } from '../options/anOptimizer';
import { mapWeights } from '../weights/mapWeights';
import { pickState } from '../weights/pickState';

/**
 * Skips a step when a gradient is NaN or infinite: neither weights nor state change.
 *
 *     if every gradient is finite: the step of the inner optimizer, else updates of 0 and the old state
 *
 * `fit` goes on after such a step, leaves its batch out of loss and metrics, and counts it as `skipped` of its epoch.
 *
 * state   that of the inner optimizer; every weight affects every other
 * source  optax's apply_if_finite
 */
export function skipNonFinite<S extends State>(inner: Optimizer<S>): Optimizer<S> {
  check('skipNonFinite: optimizer', inner, anOptimizer);
  return {
    ...inner,
    name: `skipNonFinite(${inner.name})`,
    skipsNonFinite: true,
    step(input) {
      const bad = Object.values(input.grads).map((grad) => sum(where(isFiniteNumber(grad), 0, 1)));
      if (bad.length === 0) return inner.step(input);
      const good = equal(
        bad.reduce((total: Tensor, part) => add(total, part)),
        0,
      );
      const { updates, state } = inner.step(input);
      return {
        updates: mapWeights(updates, (update) => where(good, update, 0)),
        state: pickState(good, state, input.state),
      };
    },
  };
}
