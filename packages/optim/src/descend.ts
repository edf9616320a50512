import type { Operand, Optimizer, State, Tensor, Weights } from '@gd/core';
import { random, tensor, valueAndGrad } from '@gd/core';
import { applyUpdates } from './optimizerStep';
import { resolveOptions } from './options/resolveOptions';

/** Everything about one step, for whoever watches. */
export interface StepRecord<S extends State = State> {
  /** The number of this step, from 1. */
  readonly t: number;
  /** Where the walker stands before the step. */
  readonly weights: Weights;
  /** How high the ground is there. */
  readonly loss: Tensor;
  /** How it tilts there: uphill. */
  readonly grads: Weights;
  /** What the optimizer answers: added to the weights it gives the next place. */
  readonly updates: Weights;
  /** What the optimizer remembers after the step. */
  readonly state: S;
  /** The options as they were for this step. */
  readonly options: Readonly<Record<string, Tensor>>;
}

/** What a walk needs: ground, a start and a way of stepping. */
export interface Walk<S extends State = State> {
  /** The height of the ground; `t` tells which step it is, for a ground that changes, like mini-batches. */
  readonly loss: (weights: Weights, t: number) => Operand;
  readonly start: Weights;
  readonly optimizer: Optimizer<S>;
  /** The footprint of a walk to go on with: `start` is then where that step led. */
  readonly after?: { readonly t: number; readonly state: S };
  /** Decides all chance, for optimizers that need some; 0 unless said. */
  readonly seed?: number;
}

/**
 * Walks downhill for ever, one footprint a step: feel the gradient, ask the optimizer, move. Stop whenever you like.
 *
 *     for (const { t, loss, weights } of walk({ loss, start, optimizer: adam() })) if (t > 100) break;
 *
 * state  each footprint holds it, so a walk can be taken up again: `walk({ …, start: next place, after: footprint })`
 */
export function* descend<S extends State>({
  loss,
  start,
  optimizer,
  after,
  seed = 0,
}: Walk<S>): Generator<StepRecord<S>, never> {
  const gradients = valueAndGrad((weights: Weights, t: number) => loss(weights, t));
  const rng = random(seed);
  let weights = start;
  let state = after === undefined ? optimizer.init(start) : after.state;
  for (let t = (after?.t ?? 0) + 1; ; t++) {
    const { value, grad: grads } = gradients(weights, t);
    const options = resolveOptions(optimizer.options, t);
    const step = tensor(Float64Array.of(t), { shape: [] });
    const answer = optimizer.step({ grads, weights, state, options, t: step, rng: rng.split(t) });
    yield { t, weights, loss: value, grads, updates: answer.updates, state: answer.state, options };
    weights = applyUpdates(weights, answer.updates);
    state = answer.state;
  }
}
