import type { Optimizer, Schedule, State, Weights } from '@gd/core';
import { add, div, equal, floor, mul, sub, where } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';

/** How `lookahead` waits and follows. */
export interface LookaheadOptions {
  /** After how many steps the slow walker follows. */
  readonly syncPeriod?: Schedule;
  /** How much of the way it follows. */
  readonly slowStepSize?: Schedule;
}

/**
 * A fast walker scouts a few steps ahead; a slow one follows part of the way, and calls the fast one back to its side.
 *
 *     every syncPeriod steps:  slow ← slow + slowStepSize · (weight + move − slow)
 *                               move ← slow − weight
 *
 * state   `{ inner, slow }`
 * source  Zhang et al. 2019, Lookahead optimizer: k steps forward, 1 step back, https://arxiv.org/abs/1907.08610
 */
export function lookahead<S extends State>(
  inner: Optimizer<S>,
  { syncPeriod = 5, slowStepSize = 0.5, ...rest }: LookaheadOptions = {},
): Optimizer<{ readonly inner: S; readonly slow: Weights }> {
  const own = declareOptions(
    'lookahead',
    { syncPeriod: [syncPeriod, '[1, ∞)'], slowStepSize: [slowStepSize, '(0, 1]'] },
    rest,
  );
  const { evaluationWeights, ...kept } = inner;
  return {
    ...kept,
    name: `lookahead(${inner.name})`,
    options: mergeOptions('lookahead', inner, own),
    init: (weights) => ({ inner: inner.init(weights), slow: { ...weights } }),
    step(view) {
      const { updates, state } = inner.step({ ...view, state: view.state.inner });
      const every = floor(view.options.syncPeriod!);
      const rounds = div(view.t, every);
      const due = equal(rounds, floor(rounds));
      const share = view.options.slowStepSize!;
      const slow = mapWeights(updates, (update, name) => {
        const behind = view.state.slow[name]!;
        const ahead = add(view.weights[name]!, update);
        return where(due, add(behind, mul(sub(ahead, behind), share)), behind);
      });
      return {
        updates: mapWeights(updates, (update, name) => where(due, sub(slow[name]!, view.weights[name]!), update)),
        state: { inner: state, slow: { ...view.state.slow, ...slow } },
      };
    },
    ...(evaluationWeights !== undefined && {
      evaluationWeights: (state, weights) => evaluationWeights(state.inner, weights),
    }),
  };
}
