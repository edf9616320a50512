import type { Batch, GradientOf, Layer, Loss, Optimizer, Random, Shape, State, Tensor, Weights } from '@gd/core';
import { random, zeros } from '@gd/core';
import type { Kind } from '@gd/core/extend';
import { aLayer, aRecord, aShape, isOf, readOptions, warnOnce } from '@gd/core/extend';
import { checkDataset, take } from '@gd/data';
import type { Sampler } from '@gd/optim';
import { anOptimizer } from '@gd/optim';
import type { Checkpoint } from './checkpoint';
import { compiledSteps } from './compiledSteps';
import { aGradient, aLoss, aSampler } from './fitOptions';
import { plainSteps } from './plainSteps';
import { forwardOf } from './predict';
import { RowOrder } from './rowOrder';

/** Options of `trainStep`. */
export interface TrainStepOptions<S extends State = State> {
  readonly model: Layer;
  readonly loss: Loss;
  readonly optimizer: Optimizer<S>;
  /** How the gradient is computed; `backpropagation` by default. */
  readonly gradient?: GradientOf | undefined;
  /** The seed of all random numbers: initial weights, dropout, the order of rows; 0 by default. */
  readonly seed?: number | undefined;
  /** The weights to start from; by default the model draws them. */
  readonly weights?: Weights | undefined;
  /** The buffers to start from; by default the model's initial ones, unless weights are given. */
  readonly buffers?: Weights | undefined;
  /** The shape of one example, from which the model draws weights if there is no data. */
  readonly inputShape?: Shape | undefined;
  /** The examples for `pick` and `steps`. */
  readonly data?: Batch | undefined;
  /** The sampler of the rows of `data` for each of `steps`; all rows by default. */
  readonly sampler?: Sampler | undefined;
  /**
   * How many threads share the work of a step, 1 to 8. By default, a large step is shared by as many as there are
   * cores, at most 4, whenever that turns out to be faster. The weights have the same bits with any number.
   */
  readonly threads?: number | undefined;
}

/** The state of a training: everything needed to continue. */
export interface TrainingState<S extends State = State> {
  readonly weights: Weights;
  readonly buffers: Weights;
  readonly state: S;
  /** The number of steps so far. */
  readonly count: number;
}

/** Trains on one batch at each call, and keeps weights, buffers and state between calls. */
export interface TrainStep<S extends State = State> {
  /** Runs one step; returns the loss before it. */
  (batch: Batch): number;
  /** Runs one step on these rows of `data`; returns the loss before it. */
  pick(rows: Int32Array): number;
  /** Runs `count` steps over `data`, in a new order every epoch; returns the losses. */
  steps(count: number): Float64Array;
  /** A copy of the current weights. */
  weights(): Weights;
  /** A copy of the current buffers. */
  buffers(): Weights;
  /** A copy of the optimizer's current state. */
  state(): S;
  /** The prediction for the last batch, before its step. */
  prediction(): Tensor;
  /**
   * Continues from other weights, buffers, state or number of steps: `steps` then continues with the rows that come
   * after that many steps. It also accepts a checkpoint of `fit`.
   *
   * throws  when a tensor is missing, unknown, or of another shape or dtype; then nothing changes
   */
  load(from: Partial<TrainingState> | Checkpoint): void;
  /** The number of steps so far. */
  readonly count: number;
  /** The compiled programs in use, for `explain` of @gd/compile; empty when steps run eagerly. */
  readonly programs: readonly import('@gd/compile').CompiledProgram[];
}

/** The resolved start of a training. */
export interface Beginning<S extends State> extends TrainingState<S> {
  readonly options: TrainStepOptions<S>;
  readonly rng: Random;
  /** The rows for each of `steps`; undefined if there is no data. */
  readonly order: RowOrder | undefined;
}

const someThreads: Kind = [
  'a whole number from 1 to 8',
  (value) => isOf('1, 2, 3, …', value) && (value as number) <= 8,
];

const table = {
  model: [aLayer],
  loss: [aLoss],
  optimizer: [anOptimizer],
  gradient: [aGradient, undefined],
  seed: ['…, -1, 0, 1, …', 0],
  weights: [aRecord, undefined],
  buffers: [aRecord, undefined],
  inputShape: [aShape, undefined],
  data: [aRecord, undefined],
  sampler: [aSampler, undefined],
  threads: [someThreads, undefined],
} as const;

/**
 * Creates a training step: a function that trains a model on one batch at each call, compiled into one program for
 * forward, backward and update, with weights, buffers and state in its memory.
 *
 *     loss, grads ← gradient of loss(model.forward(weights, inputs), targets)
 *     weights     ← weights + updates of the optimizer
 *
 * It keeps what the loss or a layer reads from outside as it was when it was compiled: schedules may read what changes, they
 * run at every step. For anything else, compile `gradientStep` of @gd/optim with an objective that gets it in the batch.
 *
 * state   like the optimizer's, kept between calls; the pure function behind it is `gradientStep` of @gd/optim
 * throws  when an option is invalid. If @gd/compile cannot be loaded, or does not know an operation, the step runs
 *         eagerly, slower, with one warning on the console
 */
export async function trainStep<S extends State>(options: TrainStepOptions<S>): Promise<TrainStep<S>> {
  const beginning = begin(options);
  let compiler: typeof import('@gd/compile');
  try {
    compiler = await import('@gd/compile');
  } catch (error) {
    warnOnce(`trainStep: @gd/compile could not be loaded, so it runs eagerly, slower — ${(error as Error).message}`);
    return plainSteps(beginning);
  }
  if (options.data !== undefined) checkClasses(beginning, options.data);
  return compiledSteps(beginning, compiler);
}

/**
 * Calls the loss once with every class number of the data, eagerly, since a compiled step cannot report one that does
 * not exist.
 *
 * throws  what the loss throws
 */
function checkClasses<S extends State>({ options, weights, buffers }: Beginning<S>, data: Batch): void {
  const { dtype, shape, data: numbers } = data.targets;
  if (dtype !== 'int32' || shape.length !== 1) return;
  const rows = new Map<number, number>();
  for (let row = 0; row < numbers.length; row++) if (!rows.has(numbers[row]!)) rows.set(numbers[row]!, row);
  const each = take(data, Int32Array.from(rows.values()));
  const forward = forwardOf('trainStep', options.model, { weights, buffers });
  const one = forward(take(data, Int32Array.of(0)).inputs);
  options.loss(zeros([rows.size, ...one.shape.slice(1)], one.dtype), each.targets);
}

/**
 * Resolves the start of a training.
 *
 * throws  when there are neither weights nor the shape of an example, or the model, loss or optimizer is not one
 */
export function begin<S extends State>(given: TrainStepOptions<S>): Beginning<S> {
  const options = readOptions<TrainStepOptions<S>, typeof table>('trainStep(options)', given, table);
  const { model, optimizer, seed, data, sampler } = options;
  const rng = random(seed);
  const count = data && checkDataset('trainStep', data);
  const shape = options.inputShape ?? data?.inputs.shape.slice(1);
  if (options.weights === undefined && shape === undefined) {
    throw new TypeError(
      'trainStep: neither weights nor inputShape — give the shape of one example, like inputShape: [784], or weights to start with',
    );
  }
  const initial = options.weights ? { weights: options.weights } : model.init(rng.split('weights'), shape!);
  const { weights } = initial;
  const { buffers = options.buffers ?? {} } = options.buffers ? {} : (initial as { buffers?: Weights });
  const order = data && new RowOrder(count!, sampler, rng.split('feed'));
  return { options, rng, weights, buffers, state: optimizer.init(weights), count: 0, order };
}
