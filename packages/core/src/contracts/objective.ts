import type { Random } from '../random/random';
import type { Tensor } from '../tensor/tensor';
import type { Weights } from './weights';

/** What an objective gets in addition to the weights: the same for every evaluation within one step. */
export interface ObjectiveContext<Examples = unknown> {
  readonly batch: Examples;
  readonly buffers: Weights;
  /** Random numbers: draw from a split, `rng.split('dropout')`, so that every evaluation sees the same numbers. */
  readonly rng: Random;
}

/** What an objective returns. */
export interface ObjectiveValue<Aux = unknown> {
  /** One number, 0-d. */
  readonly loss: Tensor;
  /** Anything else that the caller wants to see, such as the prediction: a tree of tensors. */
  readonly aux?: Aux;
  /** The buffers after the evaluation; absent if they do not change. */
  readonly buffers?: Weights;
}

/** The function to minimize: a pure function of the weights on one batch. */
export type Objective<Examples = unknown, Aux = unknown> = (
  weights: Weights,
  context: ObjectiveContext<Examples>,
) => ObjectiveValue<Aux>;

/** A way to compute the gradient of an objective: `backpropagation`, `sam({ radius })`, `accumulate(n)`. */
export type GradientOf = <Examples, Aux>(
  objective: Objective<Examples, Aux>,
) => (weights: Weights, context: ObjectiveContext<Examples>) => ObjectiveValue<Aux> & { readonly grads: Weights };
