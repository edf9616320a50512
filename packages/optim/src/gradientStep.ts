import type { GradientOf, Objective, Optimizer, Random, State, Tensor, Weights } from '@gd/core';
import { add, grad, isFinite as isFiniteNumber, mul, sum, where } from '@gd/core';
import { aFunction, readOptions } from '@gd/core/extend';
import { backpropagation } from './gradients/backpropagation';
import { optimizerStep } from './optimizerStep';
import { anOptimizer } from './options/anOptimizer';
import { mapWeights } from './weights/mapWeights';

/** The objective of a step, the optimizer, and the gradient to use. */
export interface GradientStepOptions<S extends State, Examples, Aux> {
  readonly objective: Objective<Examples, Aux>;
  readonly optimizer: Optimizer<S>;
  /** How the gradient is computed; `backpropagation` by default. */
  readonly gradient?: GradientOf | undefined;
}

const table = { objective: [aFunction], optimizer: [anOptimizer], gradient: [aFunction, backpropagation] } as const;

/** The inputs of a step. */
export interface GradientStepInput<S extends State, Examples> {
  readonly weights: Weights;
  readonly buffers: Weights;
  readonly state: S;
  /** The options resolved for this step: `resolveOptions(optimizer.options, t)`. */
  readonly options: Readonly<Record<string, number | Tensor>>;
  /** The number of this step, counted from 1. */
  readonly t: number | Tensor;
  readonly batch: Examples;
  /** A stream of random numbers for this step only, like `rng.split(t)`: the same stream draws the same dropout again. */
  readonly rng: Random;
}

/** The outputs of a step; `loss` and `aux` are those before it. */
export interface GradientStepOutput<S extends State, Aux> {
  readonly weights: Weights;
  readonly buffers: Weights;
  readonly state: S;
  readonly loss: Tensor;
  readonly aux?: Aux;
}

/** The outputs of a step, with the gradients and updates for an observer. */
export interface DetailedStepOutput<S extends State, Aux> extends GradientStepOutput<S, Aux> {
  readonly grads: Weights;
  readonly updates: Weights;
}

/**
 * One step of gradient descent as a pure function: the gradient on a batch, then the optimizer's update.
 *
 *     loss, grads, buffers ← gradient of the objective on the batch
 *     updates, state       ← the optimizer's rule
 *     weights              ← weights + updates
 *
 * The objective draws from splits of `rng`, the optimizer from `rng.split('optimizer')`. The optimizer may evaluate the
 * same batch again: `evaluate` and `hvp` see the same buffers and random numbers, and change no buffer.
 *
 * state   like the optimizer's; before the first step it is `optimizer.init(weights)`
 * throws  when the loss is not one number, or an update has no weight with its name
 */
export function gradientStep<S extends State, Examples = unknown, Aux = unknown>(
  options: GradientStepOptions<S, Examples, Aux>,
): (input: GradientStepInput<S, Examples>) => GradientStepOutput<S, Aux> {
  const step = detailedStep(options);
  return (input) => {
    const { grads: _, updates: __, ...output } = step(input);
    return output;
  };
}

/** Like `gradientStep`, but also returns the gradients and updates. */
export function detailedStep<S extends State, Examples, Aux>(
  given: GradientStepOptions<S, Examples, Aux>,
): (input: GradientStepInput<S, Examples>) => DetailedStepOutput<S, Aux> {
  const { objective, optimizer, gradient } = readOptions<typeof given, typeof table>(
    'gradientStep(options)',
    given,
    table,
  );
  const gradientOf = gradient(objective);
  const update = optimizerStep(optimizer);
  return ({ weights, buffers, state, options, t, batch, rng }) => {
    const look = (at: Weights) => gradientOf(at, { batch, buffers, rng });
    const { loss, grads, aux, buffers: seen = buffers } = look(weights);
    const nextBuffers = optimizer.skipsNonFinite === true ? finite(seen, buffers) : seen;
    const next = update({
      grads,
      weights,
      state,
      options,
      t,
      rng: rng.split('optimizer'),
      loss,
      evaluate(at) {
        const { loss, grads } = look(at);
        return { loss, grads };
      },
      hvp: (vector) => grad((at: Weights) => dot(look(at).grads, vector))(weights),
    });
    return { ...next, buffers: nextBuffers, loss, grads, ...(aux !== undefined && { aux }) };
  };
}

/** Buffers, but those from before where they are not finite: a step that is skipped leaves no NaN in running averages. */
function finite(buffers: Weights, before: Weights): Weights {
  return mapWeights(buffers, (buffer, name) => where(isFiniteNumber(buffer), buffer, before[name]!));
}

/** The inner product over the names of b; names of a that are not in b count as 0. */
function dot(a: Weights, b: Weights): Tensor {
  const products = Object.keys(b).map((name) => sum(mul(a[name]!, b[name]!)));
  return products.reduce((total, product) => add(total, product));
}
