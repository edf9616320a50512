import type { Optimizer, Schedule, State, Weights } from '@gd/core';
import { add, ceil, div, equal, floor, where, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';
import { pickState } from '../weights/pickState';

/** How long `accumulate` gathers. */
export interface AccumulateOptions {
  /** How many steps' gradients make one move. */
  readonly every?: Schedule;
}

/**
 * Gathers the gradients of several small batches and takes one step with their mean: a large batch in little memory.
 *
 *     total ← total + grad
 *     every `every` steps:  the inner optimizer steps with total / every, and total ← 0;  else moves of 0
 *
 * state   `{ inner, total }`; the inner optimizer counts its own steps, schedules count all of them
 */
export function accumulate<S extends State>(
  inner: Optimizer<S>,
  { every = 4, ...rest }: AccumulateOptions = {},
): Optimizer<{ readonly inner: S; readonly total: Weights }> {
  const own = declareOptions('accumulate', { every: [every, '[1, ∞)'] }, rest);
  return {
    name: `accumulate(${inner.name})`,
    options: mergeOptions('accumulate', inner, own),
    init: (weights) => ({
      inner: inner.init(weights),
      total: mapWeights(weights, ({ shape, dtype }) => zeros(shape, dtype)),
    }),
    step(view) {
      const every = floor(view.options.every!);
      const rounds = div(view.t, every);
      const due = equal(rounds, floor(rounds));
      const total = mapWeights(view.grads, (grad, name) => add(view.state.total[name]!, grad));
      const grads = mapWeights(total, (sum) => div(sum, every));
      const { updates, state } = inner.step({ ...view, grads, state: view.state.inner, t: ceil(rounds) });
      return {
        updates: mapWeights(updates, (update) => where(due, update, 0)),
        state: {
          inner: pickState(due, state, view.state.inner),
          total: { ...view.state.total, ...mapWeights(total, (sum) => where(due, 0, sum)) },
        },
      };
    },
  };
}
