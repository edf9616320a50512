import type { Optimizer, State, Tensor, UpdateInput, Weights } from '@gd/core';
import { add, isTensor } from '@gd/core';
import { aRecord, check, describe, formatShape, sameShape, scalar } from '@gd/core/extend';
import { anOptimizer } from './options/anOptimizer';

/** The inputs of one update: those of an optimizer, with options and t as plain numbers or 0-d float64 tensors. */
export interface OptimizerStepInput<S extends State> extends Omit<UpdateInput<S>, 'options' | 't'> {
  /** The options resolved for this step: `resolveOptions(optimizer.options, t)`. */
  readonly options: Readonly<Record<string, number | Tensor>>;
  /** The number of this step, counted from 1. */
  readonly t: number | Tensor;
}

/** The outputs of one update. */
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
 * throws  when the optimizer returns something else, an update has no weight with its name or not its shape, or the
 *         optimizer follows another version of the contract
 */
export function optimizerStep<S extends State>(
  optimizer: Optimizer<S>,
): (input: OptimizerStepInput<S>) => OptimizerStepOutput<S> {
  checkOptimizer(optimizer);
  return ({ options, t, ...rest }) => {
    const lifted: Record<string, Tensor> = {};
    for (const name of Object.keys(options)) lifted[name] = lift(options[name]!);
    const answer = optimizer.step({ ...rest, options: lifted, t: lift(t) }) as
      | ReturnType<typeof optimizer.step>
      | undefined;
    if (typeof answer?.updates !== 'object') {
      throw new TypeError(
        `optimizerStep: ${optimizer.name} returned no updates — step must return { updates, state }, and no promise`,
      );
    }
    const { updates, state } = answer;
    return { weights: applyUpdates(rest.weights, updates), state, updates };
  };
}

/**
 * Adds updates to the weights with the same names; the other weights do not change.
 *
 * throws  when an update has no weight with its name, or another shape than the weight
 */
export function applyUpdates(weights: Weights, updates: Weights): Weights {
  check('applyUpdates: weights', weights, aRecord);
  check('applyUpdates: updates', updates, aRecord);
  const next: Record<string, Tensor> = { ...weights };
  for (const name of Object.keys(updates)) {
    const weight = weightOf(weights, name, 'applyUpdates: an update');
    const update = updates[name]!;
    // add would broadcast
    if (!isTensor(update) || !sameShape(update.shape, weight.shape)) {
      const came = isTensor(update) ? formatShape((update as Tensor).shape) : describe(update);
      throw new RangeError(
        `applyUpdates: the update for ${JSON.stringify(name)} is ${came} — wanted the shape of the weight, ${formatShape(weight.shape)}`,
      );
    }
    next[name] = add(weight, update);
  }
  return next;
}

/** Looks up a weight by name; the error says for what it was needed. */
export function weightOf(weights: Weights, name: string, what: string): Tensor {
  const weight = weights[name];
  if (isTensor(weight)) return weight;
  if (weight !== undefined)
    throw new TypeError(`${what} for ${describe(name)} — that weight is ${describe(weight)}, not a tensor`);
  const names = Object.keys(weights).join(', ');
  throw new RangeError(`${what} for ${JSON.stringify(name)} — there is no such weight; there are ${names}`);
}

/** Rejects anything that is not an optimizer, or is one for a version of the contract that this package does not know. */
function checkOptimizer(optimizer: Optimizer): void {
  const { name, apiVersion = 1 } = check('optimizerStep: the optimizer', optimizer, anOptimizer);
  if (apiVersion !== 1) {
    throw new RangeError(
      `optimizerStep: ${name} has apiVersion ${apiVersion} — this @gd/optim knows 1; install a newer @gd/optim, or an older ${name}?`,
    );
  }
}

const lift = (value: number | Tensor): Tensor => (typeof value === 'number' ? scalar(value) : value);
