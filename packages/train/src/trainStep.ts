import type { Batch, GradientOf, Layer, Loss, Optimizer, Random, Shape, State, Tensor, Weights } from '@gd/core';
import { random } from '@gd/core';
import { warnOnce } from '@gd/core/extend';
import { checkDataset } from '@gd/data';
import type { Sampler } from '@gd/optim';
import type { Checkpoint } from './checkpoint';
import { compiledSteps } from './compiledSteps';
import { plainSteps } from './plainSteps';
import { RowOrder } from './rowOrder';

/** What is trained, and how it begins. */
export interface TrainStepOptions<S extends State = State> {
  readonly model: Layer;
  readonly loss: Loss;
  readonly optimizer: Optimizer<S>;
  /** How the gradient is found; `backpropagation` unless said. */
  readonly gradient?: GradientOf | undefined;
  /** The seed of all random numbers: initial weights, dropout, the order of rows. 0 unless said. */
  readonly seed?: number | undefined;
  /** The weights to start with; the model draws them unless given. */
  readonly weights?: Weights | undefined;
  /** The buffers to start with; the model's initial ones unless weights are given. */
  readonly buffers?: Weights | undefined;
  /** The shape of one example, from which the model draws weights where there are no data. */
  readonly inputShape?: Shape | undefined;
  /** The examples for `pick` and `steps`. */
  readonly data?: Batch | undefined;
  /** Which rows of `data` each of `steps` looks at; all of them unless said. */
  readonly sampler?: Sampler | undefined;
  /**
   * How many threads share the work of a step, 1 to 8. Unless said, a step that is large is shared by as many as there are
   * cores, 4 at most, whenever that is found to be quicker. The weights have the same bits with any number.
   */
  readonly threads?: number | undefined;
}

/** Where a training is: all that it takes to go on. */
export interface TrainingState<S extends State = State> {
  readonly weights: Weights;
  readonly buffers: Weights;
  readonly state: S;
  /** How many steps were done. */
  readonly count: number;
}

/** Trains on one batch at each call, and remembers. */
export interface TrainStep<S extends State = State> {
  /** One step; answers with the loss before it. */
  (batch: Batch): number;
  /** One step on these rows of `data`; answers with the loss before it. */
  pick(rows: Int32Array): number;
  /** That many steps over `data`, in a new order every epoch; answers with the losses. */
  steps(count: number): Float64Array;
  /** A copy of the weights as they are now. */
  weights(): Weights;
  /** A copy of the buffers as they are now. */
  buffers(): Weights;
  /** A copy of the optimizer's state as it is now. */
  state(): S;
  /** The prediction for the last batch, before the step on it. */
  prediction(): Tensor;
  /**
   * Goes on from other weights, other buffers, another state, another number of steps done: `steps` then goes on with the
   * rows that come after so many. A checkpoint of `fit` can be loaded, too.
   *
   * throws  when a tensor is missing, has no place, or has another shape or dtype; nothing is changed then
   */
  load(from: Partial<TrainingState<S>> | Checkpoint<S>): void;
  /** How many steps were done. */
  readonly count: number;
  /** The compiled programs in use, for `explain` of @gd/compile; none where plain operations run. */
  readonly programs: readonly import('@gd/compile').CompiledProgram[];
}

/** What a training begins with, worked out. */
export interface Beginning<S extends State> extends TrainingState<S> {
  readonly options: TrainStepOptions<S>;
  readonly rng: Random;
  /** The rows for each of `steps`; undefined where there are no data. */
  readonly order: RowOrder | undefined;
}

/**
 * Makes the function that trains a model on one batch at each call, compiled: forward, backward and update in one program,
 * with weights, buffers and state in its memory.
 *
 *     loss, grads ← gradient of loss(model.forward(weights, inputs), targets)
 *     weights     ← weights + updates of the optimizer
 *
 * state   as the optimizer's, remembered between calls; the pure function behind it is `gradientStep` of @gd/optim
 * throws  when an option cannot be. Where @gd/compile cannot be loaded, or does not know an operation, plain operations run,
 *         slower, which is said once on the console
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
  return compiledSteps(beginning, compiler);
}

/**
 * Works out what a training begins with.
 *
 * throws  when there are neither weights nor the shape of an example
 */
export function begin<S extends State>(options: TrainStepOptions<S>): Beginning<S> {
  const { model, optimizer, seed = 0, data, sampler } = options;
  const rng = random(seed);
  const shape = options.inputShape ?? data?.inputs.shape.slice(1);
  if (options.weights === undefined && shape === undefined) {
    throw new TypeError(
      'trainStep: neither weights nor inputShape — give the shape of one example, like inputShape: [784], or weights to start with',
    );
  }
  const initial = options.weights ? { weights: options.weights } : model.init(rng.split('weights'), shape!);
  const { weights } = initial;
  const { buffers = options.buffers ?? {} } = options.buffers ? {} : (initial as { buffers?: Weights });
  const order = data && new RowOrder(checkDataset('trainStep', data), sampler, rng.split('feed'));
  return { options, rng, weights, buffers, state: optimizer.init(weights), count: 0, order };
}
