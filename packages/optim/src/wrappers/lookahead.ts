import type { Optimizer, Schedule, State, Weights } from '@gd/core';
import { add, div, equal, floor, mul, sub, where } from '@gd/core';
import { check } from '@gd/core/extend';
import { anOptimizer } from '../options/anOptimizer';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';

/** Options of `lookahead`. */
export interface LookaheadOptions {
  /** The number of steps after which the slow weights follow. */
  readonly syncPeriod?: Schedule;
  /** The share of the way that they follow: the step size of the slow weights. */
  readonly slowStepSize?: Schedule;
}

/**
 * Lookahead: the inner optimizer takes a few fast steps, then slow weights follow part of the way, and the fast ones
 * start again from there.
 *
 *     every syncPeriod steps:  slow   ← slow + slowStepSize · (weight + update − slow)
 *                              update ← slow − weight
 *
 * state   `{ inner, slow }`
 * source  Zhang et al. 2019, Lookahead optimizer: k steps forward, 1 step back, https://arxiv.org/abs/1907.08610
 */
export function lookahead<S extends State>(
  inner: Optimizer<S>,
  given: LookaheadOptions = {},
): Optimizer<{ readonly inner: S; readonly slow: Weights }> {
  check('lookahead: optimizer', inner, anOptimizer);
  const { options: own } = declareOptions('lookahead(optimizer, options)', given, {
    syncPeriod: ['[1, ∞)', 5],
    slowStepSize: ['(0, 1]', 0.5],
  });
  const { evaluationWeights, ...kept } = inner;
  return {
    ...kept,
    name: `lookahead(${inner.name})`,
    options: mergeOptions('lookahead', inner, own),
    init: (weights) => ({ inner: inner.init(weights), slow: { ...weights } }),
    step(input) {
      const { updates, state } = inner.step({ ...input, state: input.state.inner });
      const period = floor(input.options.syncPeriod!);
      const cycles = div(input.t, period);
      const syncs = equal(cycles, floor(cycles));
      const slowStepSize = input.options.slowStepSize!;
      const slow = mapWeights(updates, (update, name) => {
        const before = input.state.slow[name]!;
        const fast = add(input.weights[name]!, update);
        return where(syncs, add(before, mul(sub(fast, before), slowStepSize)), before);
      });
      return {
        updates: mapWeights(updates, (update, name) => where(syncs, sub(slow[name]!, input.weights[name]!), update)),
        state: { inner: state, slow: { ...input.state.slow, ...slow } },
      };
    },
    ...(evaluationWeights !== undefined && {
      evaluationWeights: (state, weights) => evaluationWeights(state.inner, weights),
    }),
  };
}
