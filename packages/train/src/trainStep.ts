import type { Batch, Layer, Loss, Optimizer, Pass, Random, State, Tensor, Weights } from '@gd/core';
import { random, statistics, tensor, valueAndGrad } from '@gd/core';
import { moved, resolveOptions } from '@gd/optim';
import { checkedLoss } from './assertScalarLoss';

/** What is trained, by what measure, by which rule. */
export interface TrainStepOptions<S extends State> {
  readonly model: Layer;
  readonly loss: Loss;
  readonly optimizer: Optimizer<S>;
}

/** Where a step begins. */
export interface StepFrom<S extends State> {
  readonly weights: Weights;
  readonly state: S;
  readonly batch: Batch;
  /** The number of this step, from 1. */
  readonly t: number;
  /** Chance for this step alone, such as for dropout. */
  readonly random?: Random;
}

/** Where a step led. */
export interface StepTo<S extends State> {
  readonly weights: Weights;
  readonly state: S;
  /** How wrong the predictions were before the step. */
  readonly loss: number;
  /** What the model said of the batch before the step. */
  readonly prediction: Tensor;
}

/**
 * Makes the function that learns from one batch: guess, feel the slope, move.
 *
 *     loss  = loss(model.forward(weights, inputs), truth)
 *     grads = ∂loss / ∂weights
 *     weights ← weights + moves of the optimizer
 *     weights ← running statistics that layers left, in place of those before
 *
 * state   as the optimizer's; before the first step it is `optimizer.init(weights)`
 * throws  when the loss is not one number
 */
export function trainStep<S extends State>({
  model,
  loss,
  optimizer,
}: TrainStepOptions<S>): (from: StepFrom<S>) => StepTo<S> {
  let prediction: Tensor;
  const slopes = valueAndGrad((weights: Weights, { inputs, truth }: Batch, pass: Pass) => {
    prediction = model.forward(weights, inputs, pass);
    return checkedLoss('trainStep', loss(prediction, truth));
  });
  return ({ weights, state, batch, t, random: chance = random(t) }) => {
    const { left, leave } = statistics(weights);
    const { value, grad: grads } = slopes(weights, batch, { training: true, random: chance, leave });
    const options = resolveOptions(optimizer.options, t);
    const step = tensor(Float64Array.of(t), { shape: [] });
    const answer = optimizer.step({ grads, weights, state, options, t: step, random: chance.split('optimizer') });
    const next = { ...moved(weights, answer.moves), ...left };
    return { weights: next, state: answer.state, loss: value.data[0]!, prediction };
  };
}
