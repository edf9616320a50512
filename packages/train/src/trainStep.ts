import type { Batch, ForwardContext, Layer, Loss, Optimizer, Random, State, Tensor, Weights } from '@gd/core';
import { random, statistics, valueAndGrad } from '@gd/core';
import { optimizerStep, resolveOptions } from '@gd/optim';
import { assertScalarLoss } from './assertScalarLoss';

/** What is trained, by what measure, by which rule. */
export interface TrainStepOptions<S extends State> {
  readonly model: Layer;
  readonly loss: Loss;
  readonly optimizer: Optimizer<S>;
}

/** Where a step begins. */
export interface StepInput<S extends State> {
  readonly weights: Weights;
  readonly state: S;
  readonly batch: Batch;
  /** The number of this step, from 1. */
  readonly t: number;
  /** Chance for this step alone, such as for dropout. */
  readonly rng?: Random;
}

/** Where a step led. */
export interface StepOutput<S extends State> {
  readonly weights: Weights;
  readonly state: S;
  /** How wrong the predictions were before the step. */
  readonly loss: number;
  /** What the model said of the batch before the step. */
  readonly prediction: Tensor;
}

/**
 * Makes the function that learns from one batch: guess, feel the gradient, move.
 *
 *     loss  = loss(model.forward(weights, inputs), targets)
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
}: TrainStepOptions<S>): (from: StepInput<S>) => StepOutput<S> {
  let prediction: Tensor;
  const gradients = valueAndGrad((weights: Weights, { inputs, targets }: Batch, context: ForwardContext) => {
    prediction = model.forward(weights, inputs, context);
    return assertScalarLoss('trainStep', loss(prediction, targets));
  });
  const update = optimizerStep(optimizer);
  return ({ weights, state, batch, t, rng = random(t) }) => {
    const { bufferUpdates: left, setBuffer } = statistics(weights);
    const { value, grad: grads } = gradients(weights, batch, { training: true, rng: rng, setBuffer });
    const options = resolveOptions(optimizer.options, t);
    const answer = update({ grads, weights, state, options, t, rng: rng.split('optimizer') });
    const next = { ...answer.weights, ...left };
    return { weights: next, state: answer.state, loss: value.data[0]!, prediction };
  };
}
