import type { Optimizer, Random, State, Tensor, Weights } from '@gd/core';
import { add } from '@gd/core';
import { scalar } from '@gd/core/extend';

/** What one update starts from. */
export interface OptimizerStepInput<S extends State> {
  readonly grads: Weights;
  readonly weights: Weights;
  readonly state: S;
  /** The options resolved for this step, as numbers or 0-d float64 tensors. */
  readonly options: Readonly<Record<string, number | Tensor>>;
  /** The number of this step, from 1. */
  readonly t: number | Tensor;
  readonly rng?: Random;
  readonly loss?: Tensor;
  evaluate?(weights: Weights): { readonly loss: Tensor; readonly grads: Weights };
  hvp?(vector: Weights): Weights;
}

/** What one update leads to. */
export interface OptimizerStepOutput<S extends State> {
  readonly weights: Weights;
  readonly state: S;
  readonly updates: Weights;
}

/**
 * One update of the weights from given gradients, as a pure function.
 *
 *     updates, state ← optimizer.step(grads, weights, state, options, t)
 *     weights        ← weights + updates
 *
 * throws  when an update has no weight of its name
 */
export function optimizerStep<S extends State>(
  optimizer: Optimizer<S>,
): (input: OptimizerStepInput<S>) => OptimizerStepOutput<S> {
  return ({ options, t, ...rest }) => {
    const resolved: Record<string, Tensor> = {};
    for (const name of Object.keys(options)) resolved[name] = lifted(options[name]!);
    const { updates, state } = optimizer.step({ ...rest, options: resolved, t: lifted(t) });
    return { weights: applyUpdates(rest.weights, updates), state, updates };
  };
}

/** The weights after a step: each with its update added; those without one stay. */
export function applyUpdates(weights: Weights, updates: Weights): Weights {
  const next: Record<string, Tensor> = { ...weights };
  for (const name of Object.keys(updates)) {
    const weight = weights[name];
    if (weight === undefined) {
      throw new RangeError(
        `applyUpdates: an update for "${name}" — there is no such weight; there are ${Object.keys(weights).join(', ')}`,
      );
    }
    next[name] = add(weight, updates[name]!);
  }
  return next;
}

const lifted = (value: number | Tensor): Tensor => (typeof value === 'number' ? scalar(value) : value);
