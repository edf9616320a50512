import type { Optimizer, Schedule, State, Tensor, Weights } from '@gd/core';
import { aFunction, aRecord, aText, check, formatShape, sameShape } from '@gd/core/extend';
import { weightOf } from './optimizerStep';

/** What the rule for one weight gets at each step. */
export interface WeightUpdateInput<S extends State, Precomputed = unknown> {
  /** The gradient of the loss with respect to this weight. */
  readonly grad: Tensor;
  readonly weight: Tensor;
  readonly state: S;
  /** The options resolved for this step, each a 0-d float64 tensor. */
  readonly options: Readonly<Record<string, Tensor>>;
  /** The number of this step, counted from 1, as a 0-d float64 tensor. */
  readonly t: Tensor;
  /** The result of `precompute`, computed once for all weights. */
  readonly precomputed: Precomputed;
}

/** The rule of an optimizer that looks at one weight at a time. */
export interface WeightRule<S extends State, Name extends string, Precomputed = unknown> {
  readonly name: string;
  readonly options: Readonly<Record<Name, Schedule>>;
  /** What is fixed when the optimizer is created, like `nesterov`. */
  readonly settings?: NonNullable<Optimizer['settings']>;
  init(weight: Tensor): S;
  /** Computes once what is the same for every weight at this step: bias corrections, step sizes. */
  precompute?(input: { readonly options: Readonly<Record<Name, Tensor>>; readonly t: Tensor }): Precomputed;
  step(input: WeightUpdateInput<S, Precomputed> & { readonly options: Readonly<Record<Name, Tensor>> }): {
    readonly update: Tensor;
    readonly state: S;
  };
}

/**
 * Makes an optimizer from the rule for one weight: each weight has its own state, under its own name.
 *
 * state   `{ [name of the weight]: the rule's state }`; a weight without a gradient in a step does not change
 * throws  when a gradient has no weight with its name, no state from `init`, or another shape
 */
export function perWeight<S extends State, Name extends string, Precomputed = undefined>(
  rule: WeightRule<S, Name, Precomputed>,
): Optimizer<Readonly<Record<string, S>>> {
  const { name, options, settings } = readRule(rule);
  return {
    name,
    options,
    ...(settings !== undefined && { settings }),
    init(weights) {
      const state: Record<string, S> = {};
      for (const key of Object.keys(weights)) state[key] = rule.init(weights[key]!);
      return state;
    },
    step({ grads, weights, state, options: given, t }) {
      const options = given as Readonly<Record<Name, Tensor>>;
      const precomputed = rule.precompute?.({ options, t }) as Precomputed;
      const updates: Record<string, Tensor> = {};
      const next: Record<string, S> = { ...state };
      for (const key of Object.keys(grads)) {
        const grad = grads[key]!;
        const weight = checkedWeight(name, key, grad, weights);
        const remembered = state[key];
        if (remembered === undefined) {
          throw new RangeError(
            `${name}: "${key}" is not in the state — it was not there at init; call init with all weights`,
          );
        }
        const answer = rule.step({ grad, weight, state: remembered, options, t, precomputed });
        updates[key] = answer.update;
        next[key] = answer.state;
      }
      return { updates, state: next };
    },
  };
}

/** The rule, if it is one. */
function readRule<Rule extends { readonly name: string; readonly options: object; init: unknown; step: unknown }>(
  rule: Rule,
): Rule {
  check('perWeight: rule', rule, aRecord);
  check('perWeight: name', rule.name, aText);
  check('perWeight: options', rule.options, aRecord, ', as declareOptions returns them');
  check('perWeight: init', rule.init, aFunction);
  check('perWeight: step', rule.step, aFunction);
  return rule;
}

function checkedWeight(name: string, key: string, grad: Tensor, weights: Weights): Tensor {
  const weight = weightOf(weights, key, `${name}: a gradient`);
  if (!sameShape(grad.shape, weight.shape)) {
    throw new RangeError(
      `${name}: "${key}" is ${formatShape(weight.shape)}, its gradient ${formatShape(grad.shape)} — a gradient has the shape of its weight`,
    );
  }
  return weight;
}
