import type { Random } from '../random/random';
import type { Tensor } from '../tensor/tensor';
import type { Weights } from './weights';

/** A hyper-parameter: a number, or a function of the step number t = 1, 2, 3 … */
export type Schedule = number | ((t: number) => number);

/** What an optimizer remembers between steps: a tree of tensors, so that it can be saved and traced. */
export type State = Tensor | { readonly [name: string]: State } | readonly State[];

/** What `step` of an optimizer gets. */
export interface UpdateInput<S extends State> {
  /** The gradient of the loss by name of the weight; a weight without one gets no update. */
  readonly grads: Weights;
  readonly weights: Weights;
  readonly state: S;
  /** The options resolved for this step, each a 0-d float64 tensor. */
  readonly options: Readonly<Record<string, Tensor>>;
  /** The number of this step, from 1, as a 0-d float64 tensor. */
  readonly t: Tensor;
  /** A stream of random numbers for this step alone: the same numbers eager and compiled. */
  readonly rng?: Random;
  /** The loss before the step, 0-d. */
  readonly loss?: Tensor;
  /** Loss and gradient at other weights: on the same batch, with the same buffers and random numbers. */
  evaluate?(weights: Weights): { readonly loss: Tensor; readonly grads: Weights };
  /** The Hessian of the loss on the same batch, times a vector by names of weights; names left out count as zeros. */
  hvp?(vector: Weights): Weights;
}

/** The whole contract of an optimizer: a name, its options, two pure functions. Who calls `step` is `optimizerStep` of `@gd/optim`. */
export interface Optimizer<S extends State = State> {
  /** The version of this contract, 1 unless said; a version that `@gd/optim` does not know is refused. */
  readonly apiVersion?: 1;
  readonly name: string;
  /** Numbers that may change from step to step; sliders, checkpoints and tests read them. */
  readonly options: Readonly<Record<string, Schedule>>;
  /** What is fixed when the optimizer is made, like `nesterov`; the same readers. */
  readonly settings?: Readonly<Record<string, boolean | number | string>>;
  /** Whether a step leaves everything as it is where a gradient is NaN or infinite; training goes on after it then. */
  readonly skipsNonFinite?: boolean;
  /** The state before the first step. */
  init(weights: Weights): S;
  /** One step: `updates` are added to the weights. */
  step(input: UpdateInput<S>): { readonly updates: Weights; readonly state: S };
  /** The weights to evaluate and to use, where they are not those in training: an average over steps, say. */
  evaluationWeights?(state: S, weights: Weights): Weights;
}
