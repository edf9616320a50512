import type { Random } from '../random/random';
import type { Tensor } from '../tensor/tensor';
import type { Weights } from './weights';

/** A hyper-parameter: a number, or a function of the step number t = 1, 2, 3 … */
export type Schedule = number | ((t: number) => number);

/** What an optimizer remembers between steps: a tree of tensors, so that it can be saved and traced. */
export type State = Tensor | { readonly [name: string]: State } | readonly State[];

/** What `step` of an optimizer gets. */
export interface UpdateInput<S extends State> {
  /** The gradient of the loss by weight name; a weight without one gets no update. */
  readonly grads: Weights;
  readonly weights: Weights;
  readonly state: S;
  /** The options resolved for this step, each a 0-d float64 tensor. */
  readonly options: Readonly<Record<string, Tensor>>;
  /** The number of this step, counted from 1, as a 0-d float64 tensor. */
  readonly t: Tensor;
  /** A stream of random numbers for this step only: the same numbers eager and compiled. */
  readonly rng?: Random;
  /** The loss before the step, 0-d. */
  readonly loss?: Tensor;
  /** Loss and gradient at other weights, on the same batch, with the same buffers and random numbers. */
  evaluate?(weights: Weights): { readonly loss: Tensor; readonly grads: Weights };
  /** The Hessian of the loss on the same batch, times a vector given by weight name; missing names count as zeros. */
  hvp?(vector: Weights): Weights;
}

/**
 * The contract of an optimizer: a name, its options, and two pure functions. `optimizerStep` of `@gd/optim` calls
 * `step`.
 */
export interface Optimizer<S extends State = State> {
  /** The version of this contract, 1 by default; `@gd/optim` rejects a version that it does not know. */
  readonly apiVersion?: 1;
  readonly name: string;
  /** Numbers that may change from step to step; sliders, checkpoints and tests read them. */
  readonly options: Readonly<Record<string, Schedule>>;
  /** What is fixed when the optimizer is created, like `nesterov`; read by checkpoints and tests, too. */
  readonly settings?: Readonly<Record<string, boolean | number | string>>;
  /** Whether a step leaves everything as it is where a gradient is NaN or infinite; training goes on after it then. */
  readonly skipsNonFinite?: boolean;
  /** The state before the first step. */
  init(weights: Weights): S;
  /** One step: `updates` are added to the weights. */
  step(input: UpdateInput<S>): { readonly updates: Weights; readonly state: S };
  /** The weights to evaluate and use, if they are not those in training: an average over steps, for example. */
  evaluationWeights?(state: S, weights: Weights): Weights;
}
