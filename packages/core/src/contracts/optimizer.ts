import type { Random } from '../random/random';
import type { Tensor } from '../tensor/tensor';
import type { Weights } from './weights';

/** A hyper-parameter: one number for the whole walk, or a number for each step t = 1, 2, 3 … */
export type Schedule = number | ((t: number) => number);

/** What an optimizer remembers: tensors, nested as it likes, so that it can be saved and traced. */
export type State = Tensor | { readonly [name: string]: State } | readonly State[];

/** What an optimizer is shown at each step. */
export interface OptimizerView<S extends State> {
  /** The slope of the loss for each weight: it points uphill. */
  readonly grads: Weights;
  readonly weights: Weights;
  readonly state: S;
  /** The options resolved for this step, each a 0-d float64 tensor. */
  readonly options: Readonly<Record<string, Tensor>>;
  /** The number of this step, from 1, as a 0-d float64 tensor. */
  readonly t: Tensor;
  /** Chance for this step alone, for rules that need it: the same walk draws the same, eager and compiled. */
  readonly random?: Random;
}

/** The whole contract of an optimizer: a name, its options, two pure functions. */
export interface Optimizer<S extends State = State> {
  readonly name: string;
  readonly options: Readonly<Record<string, Schedule>>;
  /** Before the first step. */
  init(weights: Weights): S;
  /** One step: `moves` are added to the weights. */
  step(view: OptimizerView<S>): { readonly moves: Weights; readonly state: S };
}
