import type { GradientOf, Objective, Operand, Optimizer, State, Tensor, Weights } from '@gd/core';
import { random } from '@gd/core';
import { aFunction, aRecord, check, readOptions, scalar } from '@gd/core/extend';
import { detailedStep } from './gradientStep';
import { anOptimizer } from './options/anOptimizer';
import { resolveOptions } from './options/resolveOptions';
import type { Start } from './search/kindOf';
import { aStart, kindOf } from './search/kindOf';

/** A record of one step; weights, gradients and updates have the same kind as the start. */
export interface StepRecord<At = Weights, S extends State = State> {
  /** The number of this step, counted from 1. */
  readonly t: number;
  /** The weights before the step. */
  readonly weights: At;
  /** The loss before the step. */
  readonly loss: number;
  /** The gradient before the step. */
  readonly grads: At;
  /** What the optimizer returned; added to the weights. */
  readonly updates: At;
  /** The weights after the step. */
  readonly next: At;
  /** The optimizer's state after the step. */
  readonly state: S;
  /** The options resolved for this step. */
  readonly options: Readonly<Record<string, number>>;
}

/** Options of `descend`. */
export interface DescendOptions<S extends State = State> {
  /** How the gradient is computed; `backpropagation` by default. */
  readonly gradient?: GradientOf;
  /** The seed of all random numbers, for optimizers that draw some; 0 by default. */
  readonly seed?: number;
  /** The record of the step to continue after; `start` is then its `next`. */
  readonly after?: { readonly t: number; readonly state: S };
}

/**
 * Gradient descent as an endless generator: it yields one record per step. Stop whenever you like.
 *
 *     for (const { t, loss } of descend(f, start, adam())) if (loss < 0.01 || t === 100) break;
 *
 * `f` also gets the number of the step, for a function that changes from step to step, such as a mini-batch loss.
 *
 * shape   like the start: a number gives numbers (computed in float64), a tensor tensors, weights weights
 * state   in each record, so that you can continue from one: `descend(f, record.next, optimizer, { after: record })`
 * throws  when an option does not exist; at a step, when the function does not return one number
 */
export function descend<S extends State>(
  f: (x: Tensor, t: number) => Operand,
  start: number,
  optimizer: Optimizer<S>,
  options?: DescendOptions<S>,
): Generator<StepRecord<number, S>, never>;
export function descend<S extends State>(
  f: (x: Tensor, t: number) => Operand,
  start: Tensor,
  optimizer: Optimizer<S>,
  options?: DescendOptions<S>,
): Generator<StepRecord<Tensor, S>, never>;
export function descend<W extends Weights, S extends State>(
  f: (weights: W, t: number) => Operand,
  start: W,
  optimizer: Optimizer<S>,
  options?: DescendOptions<S>,
): Generator<StepRecord<W, S>, never>;
export function descend<S extends State>(
  f: (x: never, t: number) => Operand,
  start: Start,
  optimizer: Optimizer<S>,
  options: DescendOptions<S> = {},
): Generator<StepRecord<Start, S>, never> {
  const { gradient, seed, after } = readOptions('descend(f, start, optimizer, options)', options, {
    gradient: [aFunction, undefined],
    seed: ['…, -1, 0, 1, …', 0],
    after: [aRecord, undefined],
  });
  check('descend: f', f, aFunction);
  check('descend: start', start, aStart);
  check('descend: optimizer', optimizer, anOptimizer);
  return records(f, start, optimizer, gradient, seed, after);
}

function* records<S extends State>(
  f: (x: never, t: number) => Operand,
  start: Start,
  optimizer: Optimizer<S>,
  gradient: GradientOf | undefined,
  seed: number,
  after: DescendOptions<S>['after'],
): Generator<StepRecord<Start, S>, never> {
  const { given, shown, start: first } = kindOf(start);
  // the step number is passed as the batch
  const objective: Objective<number> = (weights, { batch: t }) => {
    const value = f(given(weights) as never, t);
    return { loss: typeof value === 'number' ? scalar(value) : value };
  };
  const step = detailedStep({ objective, optimizer, gradient });
  const root = random(seed);
  let weights: Weights = first;
  let state = after === undefined ? optimizer.init(first) : after.state;
  for (let t = (after?.t ?? 0) + 1; ; t++) {
    const options = resolveOptions(optimizer.options, t);
    const next = step({ weights, buffers: {}, state, options, t, batch: t, rng: root.split(t) });
    yield {
      t,
      weights: shown(weights),
      loss: next.loss.data[0]!,
      grads: shown(next.grads),
      updates: shown(next.updates),
      next: shown(next.weights),
      state: next.state,
      options,
    };
    ({ weights, state } = next);
  }
}
