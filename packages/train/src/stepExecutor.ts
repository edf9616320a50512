import type { Batch, Layer, Loss, Optimizer, State, Tensor, Weights } from '@gd/core';
import type { Checkpoint } from './checkpoint';

/** What is to be learnt, from what, by which rule, and from where on. */
export interface TrainingSpec<S extends State> {
  readonly model: Layer;
  readonly loss: Loss;
  readonly optimizer: Optimizer<S>;
  readonly data: Batch;
  readonly from: Checkpoint<S>;
}

/** A model in the middle of learning: it goes on a step at a time, and back to where it once was. */
export interface StepExecutor<S extends State> {
  /** Learns from these rows of the data; answers with the loss before it. */
  step(rows: Int32Array): number;
  /** What it said of those rows, before it learnt from them. */
  prediction(): Tensor;
  weights(): Weights;
  state(): S;
  /** Goes on from there. */
  load(from: Pick<Checkpoint<S>, 'weights' | 'state' | 'step'>): void;
  /** The model in use rather than in training. */
  forward(weights: Weights, inputs: Tensor): Tensor;
}
