import type { Batch, GradientOf, Layer, Loss, Optimizer, State, Weights } from '@gd/core';
import { isTensor, random } from '@gd/core';
import type { Kind } from '@gd/core/extend';
import {
  aFlag,
  aFunction,
  aLayer,
  aRecord,
  check,
  describe,
  formatShape,
  isRecord,
  readOptions,
  sameShape,
} from '@gd/core/extend';
import { checkDataset } from '@gd/data';
import type { Sampler } from '@gd/optim';
import { anOptimizer, miniBatch } from '@gd/optim';
import type { Callback, StepReport } from './callbacks/callback';
import type { Checkpoint } from './checkpoint';
import type { EpochReport } from './epochReport';
import type { Metric } from './metrics/metric';
import { checkCallbacks, someCallbacks } from './watchers';

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
  /** How examples are selected for each step; `miniBatch(32)` by default. */
  readonly sampler?: Sampler | undefined;
  /** The number of passes over all examples. */
  readonly epochs?: number | undefined;
  /** The seed of the initial weights, every shuffle and every dropout. */
  readonly seed?: number | undefined;
  /** The metrics for training and validation, by name: functions such as `accuracy`, or losses. */
  readonly metrics?: Readonly<Record<string, Metric>> | undefined;
  readonly callbacks?: readonly Callback[] | undefined;
  /** Called after every step; a returned promise is awaited. */
  readonly onStep?: ((report: StepReport) => unknown) | undefined;
  /** Called after every epoch; a returned promise is awaited. */
  readonly onEpoch?: ((report: EpochReport) => unknown) | undefined;
  /** Ends the run after the current step and returns the result so far. */
  readonly signal?: { readonly aborted: boolean } | undefined;
  /** Weights to start from instead of the model's initial ones. */
  readonly weights?: Weights | undefined;
  /** Buffers to start from instead of the model's initial ones. */
  readonly buffers?: Weights | undefined;
  /** Whether to compile the step, which makes it many times faster; a step that cannot be compiled runs eagerly. */
  readonly compiled?: boolean | undefined;
  /** A run to continue; `epochs` then includes the epochs already completed. */
  readonly resume?: Checkpoint<S> | undefined;
}

/** A way to compute gradients. */
export const aGradient: Kind = ['a way to compute gradients, like sam()', (value) => typeof value === 'function'];

/** A sampler. */
export const aSampler: Kind = [
  'a sampler, like miniBatch(32)',
  (value) => typeof (value as Partial<Sampler> | null | undefined)?.batches === 'function',
];

/** A loss function. */
export const aLoss: Kind = ['a function of (prediction, targets), like mse', (value) => typeof value === 'function'];

/** A record of functions. */
export const someMetrics: Kind = [
  'a record of functions, like { accuracy }',
  (value) => isRecord(value) && Object.values(value).every((metric) => typeof metric === 'function'),
];

const aSignal: Kind = [
  'the signal of an AbortController',
  (value) => typeof (value as Partial<AbortSignal> | null | undefined)?.aborted === 'boolean',
];

const aRun: Kind = [
  'a run: the result of fit, or fromCheckpoint(bytes)',
  (value) =>
    isRecord(value) && isRecord(value.weights) && typeof value.state === 'object' && Array.isArray(value.history),
];

/** The options shared by `fit` and `findLearningRate`. */
export const trainingOptions = {
  data: [aRecord],
  loss: [aLoss],
  optimizer: [anOptimizer],
  seed: ['…, -1, 0, 1, …', undefined],
  weights: [aRecord, undefined],
  buffers: [aRecord, undefined],
  compiled: [aFlag, true],
} as const;

const fitTable = {
  ...trainingOptions,
  validation: [aRecord, undefined],
  gradient: [aGradient, undefined],
  epochs: ['0, 1, 2, …', 10],
  metrics: [someMetrics, {}],
  callbacks: [someCallbacks, []],
  onStep: [aFunction, undefined],
  onEpoch: [aFunction, undefined],
  signal: [aSignal, undefined],
  resume: [aRun, undefined],
} as const;

/** The options of `fit` with defaults filled in, and the number of training examples. */
export type ReadFit<S extends State> = FitOptions<S> & {
  readonly [Name in 'sampler' | 'epochs' | 'metrics' | 'callbacks' | 'compiled']-?: NonNullable<FitOptions<S>[Name]>;
} & { readonly count: number };

/**
 * Validates the options of `fit`, fills in defaults, and counts the training examples.
 *
 * throws  when an option is wrong; the message names it
 */
export function readFit<S extends State>(model: Layer, options: FitOptions<S>): ReadFit<S> {
  checkCall('fit', model, options);
  const table = { ...fitTable, sampler: [aSampler, miniBatch(32)] } as const;
  const read = readOptions<FitOptions<S>, typeof table>('fit(model, options)', options, table);
  const { data, validation, seed, weights, buffers, resume, callbacks } = read;
  const count = checkDataset('fit', data);
  checkCallbacks(callbacks);
  if (resume !== undefined && seed !== undefined && resume.seed !== seed) {
    throw new RangeError(`fit: seed ${seed} — the run to resume has seed ${resume.seed}; leave the seed out`);
  }
  if (validation !== undefined) checkValidation('fit', data, validation);
  checkTensors('fit', model, data, { weights, buffers, ...resume });
  return { ...read, count };
}

/**
 * Checks the arguments of a training function: a model and a record of options.
 *
 * throws  when one is wrong; the message shows a correct call
 */
export function checkCall(name: string, model: Layer, options: object): void {
  check(`${name}: model`, model, aLayer, isTensor(model) ? `; ${name}(model, { data: { inputs, targets }, … })?` : '');
  if (isRecord(options) && !isTensor(options)) return;
  throw new TypeError(
    `${name}: options is ${describe(options)} — wanted a record: ${name}(model, { data: { inputs, targets }, loss: mse, optimizer: adam() })`,
  );
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

/**
 * Checks that given weights and buffers match the model.
 *
 * throws  when one does not; the message names it
 */
export function checkTensors(
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
