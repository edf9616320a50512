import type { Batch, Layer, Loss, Optimizer, State, Weights } from '@gd/core';
import { random } from '@gd/core';
import { readOptions } from '@gd/core/extend';
import { checkDataset } from '@gd/data';
import type { Sampler } from '@gd/optim';
import { miniBatch } from '@gd/optim';
import { compiledExecutor, eagerExecutor } from './executors';
import { aSampler, checkCall, checkTensors, trainingOptions } from './fitOptions';
import { Yielder } from './run';

/** Options of `findLearningRate`. */
export interface FindLearningRateOptions<S extends State = State> {
  readonly data: Batch;
  readonly loss: Loss;
  /** The optimizer; its learningRate is replaced, and all its other options are used. */
  readonly optimizer: Optimizer<S>;
  /** The sampler of each step's examples; `miniBatch(32)` by default. */
  readonly sampler?: Sampler | undefined;
  /** The seed of the initial weights, every shuffle and every dropout. */
  readonly seed?: number | undefined;
  /** Weights to start from instead of the model's initial ones. */
  readonly weights?: Weights | undefined;
  /** Buffers to start from instead of the model's initial ones. */
  readonly buffers?: Weights | undefined;
  /** The first rate and the last. */
  readonly lowest?: number | undefined;
  readonly highest?: number | undefined;
  /** The number of rates to try, with one step each. */
  readonly steps?: number | undefined;
  /** Whether to compile the step, as in `fit`. */
  readonly compiled?: boolean | undefined;
}

/** The losses at rising learning rates. */
export interface LearningRates {
  readonly rates: readonly number[];
  /** The loss of each step's batch, before the step at that rate. */
  readonly losses: readonly number[];
  readonly smoothed: readonly number[];
  readonly suggestion: number;
}

const table = {
  ...trainingOptions,
  sampler: [aSampler, undefined],
  lowest: ['(0, ∞)', 1e-7],
  highest: ['(0, ∞)', 10],
  steps: ['10, 11, 12, …', 100],
} as const;

const memory = 0.98;
const tooHigh = 4;

/**
 * The learning-rate range test: takes steps at rising learning rates until the loss explodes, and suggests the rate at which
 * the loss fell most steeply. It changes none of its arguments.
 *
 *     rateₜ     = lowest · (highest / lowest)^((t − 1) / (steps − 1))
 *     averageₜ  = 0.98 · averageₜ₋₁ + 0.02 · lossₜ
 *     smoothedₜ = averageₜ / (1 − 0.98ᵗ)
 *     stop when smoothed > 4 · its lowest, or the loss is not finite
 *     suggestion = the rate where a line through the losses around it falls most per step
 *
 * units   rates: those of the optimizer's learningRate
 * throws  when the optimizer has no learningRate, the rates do not rise, or the loss never falls
 * source  Smith 2017, Cyclical learning rates for training neural networks, https://arxiv.org/abs/1506.01186; the
 *         stopping rule and the smoothing as in Howard & Gugger 2020, fastai, https://doi.org/10.3390/info11020108
 */
export async function findLearningRate<S extends State>(
  model: Layer,
  options: FindLearningRateOptions<S>,
): Promise<LearningRates> {
  checkCall('findLearningRate', model, options);
  const read = readOptions<FindLearningRateOptions<S>, typeof table>(
    'findLearningRate(model, options)',
    options,
    table,
  );
  const { data, loss, sampler = miniBatch(32), seed = 0, lowest, highest, steps, compiled } = read;
  const count = checkDataset('findLearningRate', data);
  checkTensors('findLearningRate', model, data, read);
  checkRates(read.optimizer, lowest, highest);
  const rate = (t: number): number => lowest * (highest / lowest) ** ((t - 1) / (steps - 1));
  const optimizer = { ...read.optimizer, options: { ...read.optimizer.options, learningRate: rate } };
  const rng = random(seed);
  const made = model.init(rng.split('weights'), data.inputs.shape.slice(1));
  const { weights = made.weights, buffers = made.buffers ?? {} } = read;
  const from = { weights, buffers, state: optimizer.init(weights), step: 0, epoch: 0, batch: 0, seed, history: [] };
  const executor = await (compiled ? compiledExecutor : eagerExecutor)({ model, loss, optimizer, data, from });
  const yielder = new Yielder();
  const rates: number[] = [];
  const losses: number[] = [];
  const smoothed: number[] = [];
  let average = 0;
  let best = Number.POSITIVE_INFINITY;

  function* batches(): Generator<Int32Array> {
    for (let epoch = 1; ; epoch++) yield* sampler.batches(count, rng.split('feed').split(epoch));
  }
  for (const rows of batches()) {
    const value = executor.step(rows);
    if (!Number.isFinite(value)) break;
    rates.push(rate(rates.length + 1));
    losses.push(value);
    average = memory * average + (1 - memory) * value;
    smoothed.push(average / (1 - memory ** losses.length));
    best = Math.min(best, smoothed.at(-1)!);
    if (smoothed.at(-1)! > tooHigh * best || losses.length === steps) break;
    if (yielder.isDue()) await yielder.rest();
  }
  const suggestion = rates[steepestDescent(losses.slice(0, smoothed.indexOf(best) + 1))];
  if (suggestion === undefined) {
    throw new RangeError(
      `findLearningRate: the loss never fell in ${losses.length} steps — try other rates than ${lowest} … ${highest}, or more steps; is the gradient 0, or are examples NaN?`,
    );
  }
  return { rates, losses, smoothed, suggestion };
}

function checkRates({ name, options }: Pick<Optimizer, 'name' | 'options'>, lowest: number, highest: number): void {
  if (!('learningRate' in options)) {
    throw new TypeError(
      `findLearningRate: ${name} has no learningRate — it has ${Object.keys(options).join(', ') || 'no options'}; there is nothing to find`,
    );
  }
  if (highest <= lowest) {
    throw new RangeError(
      `findLearningRate: from lowest ${lowest} to highest ${highest} — rates rise from a number above 0, like 1e-7 to 10`,
    );
  }
}

/** The number of points on each side of a fitted line. */
const reach = 5;

/**
 * The index at which a list of numbers falls most steeply, by a line fitted to the numbers around it; −1 if it never
 * falls.
 */
export function steepestDescent(numbers: readonly number[]): number {
  let place = -1;
  let steepest = 0;
  for (let i = 1; i < numbers.length - 1; i++) {
    const side = Math.min(reach, i, numbers.length - 1 - i);
    // a line through fewer numbers would follow noise
    if (side < Math.min(reach, Math.floor((numbers.length - 1) / 2))) continue;
    let rise = 0;
    let run = 0;
    for (let k = -side; k <= side; k++) {
      rise += k * numbers[i + k]!;
      run += k * k;
    }
    if (rise / run < steepest) {
      steepest = rise / run;
      place = i;
    }
  }
  return place;
}
