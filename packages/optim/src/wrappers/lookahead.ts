import type { Optimizer, Schedule, State, Weights } from '@gd/core';
import { add, div, equal, floor, mul, sub, where } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { mapWeights } from './mapWeights';
import { mergeOptions } from '../options/mergeOptions';

/** How `lookahead` waits and follows. */
export interface LookaheadOptions {
  /** After how many steps the slow walker follows. */
  readonly followEvery?: Schedule;
  /** How much of the way it follows. */
  readonly followShare?: Schedule;
}

/**
 * A fast walker scouts a few steps ahead; a slow one follows part of the way, and calls the fast one back to its side.
 *
 *     every followEvery steps:  slow ← slow + followShare · (weight + move − slow)
 *                               move ← slow − weight
 *
 * state   `{ inner, slow }`
 * source  Zhang et al. 2019, Lookahead optimizer: k steps forward, 1 step back, https://arxiv.org/abs/1907.08610
 */
export function lookahead<S extends State>(
  inner: Optimizer<S>,
  { followEvery = 5, followShare = 0.5, ...rest }: LookaheadOptions = {},
): Optimizer<{ readonly inner: S; readonly slow: Weights }> {
  const own = declareOptions(
    'lookahead',
    { followEvery: [followEvery, '[1, ∞)'], followShare: [followShare, '(0, 1]'] },
    rest,
  );
  return {
    name: `lookahead(${inner.name})`,
    options: mergeOptions('lookahead', inner, own),
    init: (weights) => ({ inner: inner.init(weights), slow: { ...weights } }),
    step(view) {
      const { moves, state } = inner.step({ ...view, state: view.state.inner });
      const every = floor(view.options.followEvery!);
      const rounds = div(view.t, every);
      const due = equal(rounds, floor(rounds));
      const share = view.options.followShare!;
      const slow = mapWeights(moves, (move, name) => {
        const behind = view.state.slow[name]!;
        const ahead = add(view.weights[name]!, move);
        return where(due, add(behind, mul(sub(ahead, behind), share)), behind);
      });
      return {
        moves: mapWeights(moves, (move, name) => where(due, sub(slow[name]!, view.weights[name]!), move)),
        state: { inner: state, slow: { ...view.state.slow, ...slow } },
      };
    },
  };
}
