import type { Optimizer, State, Tensor, UpdateInput, Weights } from '@gd/core';
import { add } from '@gd/core';
import { scalar } from '@gd/core/extend';

/** What one update starts from: what an optimizer is given, its options and t as plain numbers or 0-d float64 tensors. */
export interface OptimizerStepInput<S extends State> extends Omit<UpdateInput<S>, 'options' | 't'> {
  /** The options resolved for this step: `resolveOptions(optimizer.options, t)`. */
  readonly options: Readonly<Record<string, number | Tensor>>;
  /** The number of this step, from 1. */
  readonly t: number | Tensor;
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
 * throws  when an update has no weight of its name, or the optimizer follows another version of the contract
 */
export function optimizerStep<S extends State>(
  optimizer: Optimizer<S>,
): (input: OptimizerStepInput<S>) => OptimizerStepOutput<S> {
  checkVersion(optimizer);
  return ({ options, t, ...rest }) => {
    const lifted: Record<string, Tensor> = {};
    for (const name of Object.keys(options)) lifted[name] = lift(options[name]!);
    const { updates, state } = optimizer.step({ ...rest, options: lifted, t: lift(t) });
    return { weights: applyUpdates(rest.weights, updates), state, updates };
  };
}

/**
 * The weights after a step: each with its update added; those without one stay.
 *
 * throws  when an update has no weight of its name
 */
export function applyUpdates(weights: Weights, updates: Weights): Weights {
  const next: Record<string, Tensor> = { ...weights };
  for (const name of Object.keys(updates)) {
    next[name] = add(weightOf(weights, name, 'applyUpdates: an update'), updates[name]!);
  }
  return next;
}

/** The weight of this name; throws that there is none for `what`. */
export function weightOf(weights: Weights, name: string, what: string): Tensor {
  const weight = weights[name];
  if (weight !== undefined) return weight;
  const names = Object.keys(weights).join(', ');
  throw new RangeError(`${what} for ${JSON.stringify(name)} — there is no such weight; there are ${names}`);
}

/** Refuses an optimizer written for a version of the contract that this package does not know. */
function checkVersion({ name, apiVersion = 1 }: Pick<Optimizer, 'name' | 'apiVersion'>): void {
  if (apiVersion !== 1) {
    throw new RangeError(
      `optimizerStep: ${name} has apiVersion ${apiVersion} — this @gd/optim knows 1; install a newer @gd/optim, or an older ${name}?`,
    );
  }
}

const lift = (value: number | Tensor): Tensor => (typeof value === 'number' ? scalar(value) : value);
