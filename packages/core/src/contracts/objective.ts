import type { Random } from '../random/random';
import type { Tensor } from '../tensor/tensor';
import type { Weights } from './weights';

/** What an objective gets beside the weights: the same for every evaluation within one step. */
export interface ObjectiveContext<Examples = unknown> {
  readonly batch: Examples;
  readonly buffers: Weights;
  /** Random numbers: draw from a split of it, `rng.split('dropout')`, so that every evaluation sees the same numbers. */
  readonly rng: Random;
}

/** What an objective answers. */
export interface ObjectiveValue<Aux = unknown> {
  /** One number, 0-d. */
  readonly loss: Tensor;
  /** Whatever else the caller wants to see, like the prediction: a tree of tensors. */
  readonly aux?: Aux;
  /** The buffers after the evaluation; without them they stay. */
  readonly buffers?: Weights;
}

/** What is minimized: a pure function of the weights, on one batch. */
export type Objective<Examples = unknown, Aux = unknown> = (
  weights: Weights,
  context: ObjectiveContext<Examples>,
) => ObjectiveValue<Aux>;

/** A way to get a gradient of an objective: `backpropagation`, `sam({ radius })`, `accumulate(n)`. */
export type GradientOf = <Examples, Aux>(
  objective: Objective<Examples, Aux>,
) => (weights: Weights, context: ObjectiveContext<Examples>) => ObjectiveValue<Aux> & { readonly grads: Weights };
