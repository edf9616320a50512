import type { Batch, GradientOf, Layer, Loss, Optimizer, State, Tensor, Weights } from '@gd/core';
import { inference, random } from '@gd/core';
import { warnOnce } from '@gd/core/extend';
import { take } from '@gd/data';
import { backpropagation, gradientStep, modelObjective, resolveOptions } from '@gd/optim';
import type { Checkpoint } from './checkpoint';
import { assertScalarLoss } from './evaluate';
import { forwardOf } from './predict';
import { trainStep } from './trainStep';

/** What to train, on which data, with which optimizer, and from where. */
export interface TrainingSpec<S extends State> {
  readonly model: Layer;
  readonly loss: Loss;
  readonly optimizer: Optimizer<S>;
  readonly gradient?: GradientOf | undefined;
  readonly data: Batch;
  readonly from: Checkpoint<S>;
}

/** Runs training steps one at a time; it can be reset to an earlier checkpoint. */
export interface StepExecutor<S extends State> {
  /** Trains on these rows of the data; returns the loss before the step. */
  step(rows: Int32Array): number;
  /** The prediction for those rows, before the step. */
  prediction(): Tensor;
  weights(): Weights;
  buffers(): Weights;
  state(): S;
  /** Continues from a checkpoint. */
  load(from: Pick<Checkpoint<S>, 'weights' | 'buffers' | 'state' | 'step'>): void;
  /** Whether steps are compiled. */
  isCompiled(): boolean;
  /** The model's prediction outside training. */
  forward(weights: Weights, buffers: Weights, inputs: Tensor): Tensor;
}

/** Trains with eager operations. */
export function eagerExecutor<S extends State>(spec: TrainingSpec<S>): StepExecutor<S> {
  const { model, optimizer, gradient = backpropagation, data, from } = spec;
  const step = gradientStep({ objective: modelObjective(model, scalarLoss(spec)), optimizer, gradient });
  const rng = random(from.seed).split('pass');
  let { weights, buffers, state, step: count } = from;
  let prediction: Tensor | undefined;
  return {
    step(rows) {
      const t = count + 1;
      const options = resolveOptions(optimizer.options, t);
      const batch = take(data, rows);
      const next = step({ weights, buffers, state, options, t, batch, rng: rng.split(t) });
      ({ weights, buffers, state, aux: prediction } = next);
      count = t;
      return next.loss.data[0]!;
    },
    prediction() {
      if (prediction !== undefined) return prediction;
      throw new TypeError('fit: the gradient returned no aux, so metrics have no prediction — leave metrics out?');
    },
    weights: () => weights,
    buffers: () => buffers,
    state: () => state,
    load(place) {
      ({ weights, buffers, state, step: count } = place);
    },
    isCompiled: () => false,
    forward: (weights, buffers, inputs) => forwardOf('fit', model, { weights, buffers })(inputs),
  };
}

/** Trains with a compiled step; if that is not possible, with eager operations and a warning. */
export async function compiledExecutor<S extends State>(spec: TrainingSpec<S>): Promise<StepExecutor<S>> {
  const { model, optimizer, gradient, data, from } = spec;
  let compiler: typeof import('@gd/compile');
  try {
    compiler = await import('@gd/compile');
  } catch (error) {
    warnOnce(`fit: @gd/compile could not be loaded, so it runs eagerly, slower — ${(error as Error).message}`);
    return eagerExecutor(spec);
  }
  const { weights, buffers, state, seed, step: count } = from;
  const step = await trainStep({ model, loss: scalarLoss(spec), optimizer, gradient, data, weights, buffers, seed });
  step.load({ weights, buffers, state, count });
  const forward = compiler.compile((weights: Weights, buffers: Weights, inputs: Tensor) =>
    model.forward(weights, inputs, { ...inference, buffers }),
  );
  let plain: StepExecutor<S> | undefined;
  let forwardsPlainly = false;

  const mustBeTraced = (error: unknown): void => {
    if (!(error instanceof compiler.TraceError)) throw error;
    warnOnce(`fit: it runs eagerly, slower — ${error.message}. To silence this: compiled: false`);
  };
  const here = () => plain ?? step;
  return {
    step(rows) {
      if (plain !== undefined) return plain.step(rows);
      try {
        return step.pick(rows);
      } catch (error) {
        mustBeTraced(error);
        plain = eagerExecutor(spec);
        plain.load({ weights: step.weights(), buffers: step.buffers(), state: step.state(), step: step.count });
        return plain.step(rows);
      }
    },
    prediction: () => here().prediction(),
    weights: () => here().weights(),
    buffers: () => here().buffers(),
    state: () => here().state(),
    isCompiled: () => plain === undefined && step.programs.length > 0,
    load(place) {
      if (plain === undefined) step.load({ ...place, count: place.step });
      else plain.load(place);
    },
    forward(weights, buffers, inputs) {
      if (!forwardsPlainly) {
        try {
          return forward(weights, buffers, inputs);
        } catch (error) {
          mustBeTraced(error);
          forwardsPlainly = true;
        }
      }
      return forwardOf('fit', model, { weights, buffers })(inputs);
    },
  };
}

function scalarLoss<S extends State>({ loss }: TrainingSpec<S>): Loss {
  return (prediction, targets) => assertScalarLoss('fit', loss(prediction, targets));
}
