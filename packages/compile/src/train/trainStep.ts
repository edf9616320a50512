import type { Batch, Random, Shape, State, Tensor, Weights } from '@gd/core';
import { random } from '@gd/core';
import { warnOnce } from '@gd/core/extend';
import { hasSimd } from '../backends/wasm/encode/hasSimd';
import type { Program } from '../backends/wasm/program';
import { maxThreads } from '../backends/wasm/threads/mostThreads';
import { UnknownOperation } from '../trace/unknown';
import { compiledSteps } from './compiledSteps';
import { eagerSteps } from './eagerSteps';
import type { Recipe } from './stepGraph';

/** How a walk begins. */
export interface TrainStepOptions<S extends State = State> extends Recipe<S> {
  /** Where chance comes from: starting weights, dropout, the order of rows. 0 unless said. */
  readonly seed?: number;
  /** The weights to start with. */
  readonly weights?: Weights;
  /** The buffers to start with; those of the model's init unless given. */
  readonly buffers?: Weights;
  /** The shape of one example, from which the model draws weights and buffers when none are given. */
  readonly inputShape?: Shape;
  /** The examples for `pick` and `steps`. */
  readonly data?: Batch;
  /** How many rows of `data` a step of `steps` looks at; all of them unless said. */
  readonly batchSize?: number;
  /**
   * How many threads share the work of a step, 1 to 8. Unless said, a step that is large is shared by as many as there are
   * cores, 4 at most, whenever that is found to be quicker. The weights have the same bits with any number.
   */
  readonly threads?: number;
}

/** Learns from one batch at each call, and remembers. */
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
  /** What the model said of the last batch, before it learnt from it. */
  prediction(): Tensor;
  /** Goes on from other weights, buffers, another state, another number of steps done. */
  load(from: {
    readonly weights?: Weights;
    readonly buffers?: Weights;
    readonly state?: S;
    readonly count?: number;
  }): void;
  /** Resolves when the threads that were asked for have started: steps before that run on one. */
  readonly ready: Promise<void>;
  /** How many steps were done. */
  readonly count: number;
  /** The programs in use; none when it runs eagerly. */
  readonly programs: readonly Program[];
}

/** What a walk begins with, worked out. */
export interface Beginning<S extends State = State> extends Recipe<S> {
  readonly rng: Random;
  readonly weights: Weights;
  readonly buffers: Weights;
  readonly state: S;
  readonly data: Batch | undefined;
  readonly batchSize: number;
  readonly threads?: number | undefined;
}

/**
 * Makes the function that learns from one batch, compiled into a single WebAssembly call: forward, backward and update.
 * Weights and the optimizer's state live in the program's memory.
 *
 *     loss  = loss(model.forward(weights, inputs), targets)
 *     grads = ∂loss / ∂weights
 *     weights ← weights + updates of the optimizer
 *     buffers ← those that layers set
 *
 * state   as the optimizer's; where there is no WebAssembly, or for an operation the compiler does not know, it runs
 *         eagerly and says so once
 * throws  when neither weights nor inputShape are given
 */
export function trainStep<S extends State>(options: TrainStepOptions<S>): TrainStep<S> {
  const { model, loss, optimizer, seed = 0, data } = options;
  const rng = random(seed);
  const shape = options.inputShape ?? data?.inputs.shape.slice(1);
  if (options.weights === undefined && shape === undefined) {
    throw new TypeError(
      'trainStep: neither weights nor inputShape — give the shape of one example, like inputShape: [784], or weights to start with',
    );
  }
  const isWhole = options.weights !== undefined && options.buffers !== undefined;
  const made = isWhole || shape === undefined ? undefined : model.init(rng.split('weights'), shape);
  const weights = options.weights ?? made!.weights;
  const buffers = options.buffers ?? made?.buffers ?? {};
  const state = optimizer.init(weights);
  const batchSize = options.batchSize ?? data?.inputs.shape[0] ?? 1;
  const rows = data?.inputs.shape[0];
  if (rows !== undefined && !(Number.isInteger(batchSize) && batchSize >= 1 && batchSize <= rows)) {
    throw new RangeError(
      `trainStep: batchSize ${batchSize} — wanted a whole number from 1 to ${rows}, the rows of data`,
    );
  }
  const { threads } = options;
  if (threads !== undefined && !(Number.isInteger(threads) && threads >= 1 && threads <= maxThreads)) {
    throw new RangeError(
      `trainStep: threads ${threads} — wanted a whole number from 1 to ${maxThreads}; as many as there are cores?`,
    );
  }
  const beginning: Beginning<S> = { model, loss, optimizer, rng, weights, buffers, state, data, batchSize, threads };
  if (!hasSimd()) {
    warnOnce('compile: there is no WebAssembly with vectors here — everything runs eagerly');
    return eagerSteps(beginning);
  }
  const eager = (from: Beginning<S>): TrainStep<S> => eagerSteps(from);
  try {
    return compiledSteps(beginning, eager);
  } catch (error) {
    if (!(error instanceof UnknownOperation)) throw error;
    warnOnce(error.message);
    return eagerSteps(beginning);
  }
}
