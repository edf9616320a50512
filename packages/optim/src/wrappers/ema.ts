import type { Optimizer, Schedule, State, Weights } from '@gd/core';
import { add, mul, sub } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';

/** How long `ema` remembers. */
export interface EmaOptions {
  /** The share of the average that is kept at each step. */
  readonly averageDecay?: Schedule;
}

/**
 * Walks as the inner optimizer does, and keeps a fading average of the places it has been: often better weights to use in
 * the end than the last ones.
 *
 *     average ← averageDecay · average + (1 − averageDecay) · (weight + move)         begins at the starting weights
 *
 * state   `{ inner, average }`: predict with `state.average`
 * source  Polyak & Juditsky 1992, https://doi.org/10.1137/0330046; Izmailov et al. 2018, https://arxiv.org/abs/1803.05407
 */
export function ema<S extends State>(
  inner: Optimizer<S>,
  { averageDecay = 0.999, ...rest }: EmaOptions = {},
): Optimizer<{ readonly inner: S; readonly average: Weights }> {
  const own = declareOptions('ema', { averageDecay: [averageDecay, '[0, 1]'] }, rest);
  return {
    ...inner,
    name: `ema(${inner.name})`,
    options: mergeOptions('ema', inner, own),
    init: (weights) => ({ inner: inner.init(weights), average: { ...weights } }),
    step(view) {
      const { updates, state } = inner.step({ ...view, state: view.state.inner });
      const kept = view.options.averageDecay!;
      const fresh = sub(1, kept);
      const average = mapWeights(updates, (update, name) =>
        add(mul(view.state.average[name]!, kept), mul(add(view.weights[name]!, update), fresh)),
      );
      return { updates, state: { inner: state, average: { ...view.state.average, ...average } } };
    },
    evaluationWeights: (state) => state.average,
  };
}
