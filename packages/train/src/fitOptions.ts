import type { Batch, GradientOf, Layer, Loss, Optimizer, State, Weights } from '@gd/core';
import { random } from '@gd/core';
import { formatShape, sameShape } from '@gd/core/extend';
import { checkDataset } from '@gd/data';
import type { Sampler } from '@gd/optim';
import { modelObjective, optimizerStep } from '@gd/optim';
import type { Callback, StepReport } from './callbacks/callback';
import type { Checkpoint } from './checkpoint';
import type { EpochReport } from './epochReport';
import type { Metric } from './metrics/metric';

/** Options of `fit`. */
export interface FitOptions<S extends State = State> {
  /** The examples to train on. */
  readonly data: Batch;
  /** Examples for validation after every epoch; never trained on. */
  readonly validation?: Batch | undefined;
  readonly loss: Loss;
  readonly optimizer: Optimizer<S>;
  /** How the gradient is computed; `backpropagation` by default. */
  readonly gradient?: GradientOf | undefined;
  /** The sampler of each step's examples; `miniBatch(32)` by default. */
  readonly sampler?: Sampler;
  /** The number of passes over all examples. */
  readonly epochs?: number;
  /** The seed of the initial weights, every shuffle and every dropout. */
  readonly seed?: number;
  /** The metrics in training and validation, by name: functions like `accuracy`, or losses. */
  readonly metrics?: Readonly<Record<string, Metric>>;
  readonly callbacks?: readonly Callback[];
  readonly onStep?: (report: StepReport) => void;
  readonly onEpoch?: (report: EpochReport) => void;
  /** Ends the run after the current step; what was learned until then is kept. */
  readonly signal?: { readonly aborted: boolean } | undefined;
  /** Weights to start from instead of the model's initial ones. */
  readonly weights?: Weights | undefined;
  /** Buffers to start from instead of the model's initial ones. */
  readonly buffers?: Weights | undefined;
  /** Whether to compile the step, which makes it many times faster; what cannot be compiled runs eagerly anyway. */
  readonly compiled?: boolean;
  /** A run to continue: `epochs` then counts those already done, too. */
  readonly resume?: Checkpoint<S> | undefined;
}

/**
 * Checks all options, and counts the examples to train on.
 *
 * throws  naming the option that is wrong
 */
export function checkFit<S extends State>(name: string, model: Layer, options: FitOptions<S>): number {
  const { data, validation, epochs = 10, seed, weights, buffers, resume } = options;
  checkRecipe(model, options.loss, options.optimizer);
  const count = checkDataset(name, data);
  if (!Number.isInteger(epochs) || epochs < 0) {
    throw new RangeError(
      `${name}: epochs ${epochs} — the number of passes over the data is a whole number of at least 0`,
    );
  }
  if (resume !== undefined && seed !== undefined && resume.seed !== seed) {
    throw new RangeError(`${name}: seed ${seed} — the run to resume has seed ${resume.seed}; leave the seed out`);
  }
  if (validation !== undefined) checkValidation(name, data, validation);
  checkTensors(name, model, data, { weights, buffers, ...resume });
  return count;
}

/** Rejects anything that is not a model, a loss or an optimizer before any of them is called. */
export function checkRecipe<S extends State>(model: Layer, loss: Loss, optimizer: Optimizer<S>): void {
  modelObjective(model, loss);
  optimizerStep(optimizer);
}

function checkValidation(name: string, data: Batch, validation: Batch): void {
  checkDataset(`${name}: validation`, validation);
  for (const part of ['inputs', 'targets'] as const) {
    const came = validation[part].shape;
    const wanted = data[part].shape;
    if (!sameShape([0, ...came.slice(1)], [0, ...wanted.slice(1)])) {
      throw new RangeError(
        `${name}: validation ${part} ${formatShape(came)}, data ${part} ${formatShape(wanted)} — one example must have the same shape in both`,
      );
    }
  }
}

/** Checks that given weights and buffers belong to the model. */
function checkTensors(
  caller: string,
  model: Layer,
  data: Batch,
  given: { readonly weights?: Weights | undefined; readonly buffers?: Weights | undefined },
): void {
  if (given.weights === undefined && given.buffers === undefined) return;
  const { weights, buffers = {} } = model.init(random(0), data.inputs.shape.slice(1));
  const wanted = { weights, buffers };
  for (const [kind, other] of [['weights', 'buffers'] as const, ['buffers', 'weights'] as const]) {
    const tensors = given[kind];
    if (tensors === undefined) continue;
    for (const key of new Set([...Object.keys(wanted[kind]), ...Object.keys(tensors)])) {
      const [a, b] = [tensors[key]?.shape, wanted[kind][key]?.shape];
      if (a !== undefined && b !== undefined && sameShape(a, b)) continue;
      const hint = key in wanted[other] ? `it is among its ${other}; splitTensors?` : "are they another model's?";
      throw new RangeError(
        `${caller}: ${kind.slice(0, -1)} "${key}" ${shown(a)} — the model has ${shown(b)} for these inputs; ${hint}`,
      );
    }
  }
}

const shown = (shape: readonly number[] | undefined): string => (shape === undefined ? 'none' : formatShape(shape));
