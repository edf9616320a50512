import type { Optimizer, Schedule, State, Weights } from '@gd/core';
import { add, sub } from '@gd/core';
import { check } from '@gd/core/extend';
import { anOptimizer } from '../options/anOptimizer';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';
import { movingAverage } from '../weights/moments';

/** Options of `ema`. */
export interface EmaOptions {
  /** The share of the average that is kept at each step. */
  readonly averageDecay?: Schedule;
}

/**
 * Exponential moving average of the weights: the inner optimizer steps as without it, and at the end the average of the
 * weights is often better than the last weights.
 *
 *     average ← averageDecay · average + (1 − averageDecay) · (weight + update)         starts at the first weights
 *
 * state   `{ inner, average }`; `evaluationWeights` returns the average
 * source  Polyak & Juditsky 1992, https://doi.org/10.1137/0330046; Izmailov et al. 2018, https://arxiv.org/abs/1803.05407
 */
export function ema<S extends State>(
  inner: Optimizer<S>,
  given: EmaOptions = {},
): Optimizer<{ readonly inner: S; readonly average: Weights }> {
  check('ema: optimizer', inner, anOptimizer);
  const { options: own } = declareOptions('ema(optimizer, options)', given, { averageDecay: ['[0, 1]', 0.999] });
  return {
    ...inner,
    name: `ema(${inner.name})`,
    options: mergeOptions('ema', inner, own),
    init: (weights) => ({ inner: inner.init(weights), average: { ...weights } }),
    step(input) {
      const { updates, state } = inner.step({ ...input, state: input.state.inner });
      const decay = input.options.averageDecay!;
      const oneMinusDecay = sub(1, decay);
      const average = mapWeights(updates, (update, name) =>
        movingAverage(input.state.average[name]!, add(input.weights[name]!, update), decay, oneMinusDecay),
      );
      return { updates, state: { inner: state, average: { ...input.state.average, ...average } } };
    },
    evaluationWeights: (state) => state.average,
  };
}
