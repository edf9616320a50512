import type { Batch, Loss, Optimizer, State, Weights } from '@gd/core';
import type { Sampler } from '@gd/optim';
import type { Callback, StepReport } from './callbacks/callback';
import type { Checkpoint } from './checkpoint';
import type { EpochReport } from './epochReport';
import type { Metric } from './metrics/metric';

/** All that `fit` can be told. */
export interface FitOptions<S extends State = State> {
  /** The examples to learn from. */
  readonly data: Batch;
  /** Examples to test on after every epoch; never learnt from. */
  readonly validation?: Batch | undefined;
  readonly loss: Loss;
  readonly optimizer: Optimizer<S>;
  /** Which examples are looked at for each step; `miniBatch(32)` unless given. */
  readonly sampler?: Sampler;
  /** How many times to go through all examples. */
  readonly epochs?: number;
  /** Decides the starting weights, every shuffle and every dropout. */
  readonly seed?: number;
  readonly metrics?: Readonly<Record<string, Metric>>;
  readonly callbacks?: readonly Callback[];
  readonly onStep?: (report: StepReport) => void;
  readonly onEpoch?: (report: EpochReport) => void;
  /** Ends the run after the step it is in; what was learnt until then is kept. */
  readonly signal?: AbortSignal | undefined;
  /** Weights to start from instead of fresh ones. */
  readonly weights?: Weights | undefined;
  /** Whether to compile the step, which is many times faster; what cannot be compiled runs by plain operations anyway. */
  readonly compiled?: boolean;
  /** A run to go on with: `epochs` then counts those already done, too. */
  readonly resume?: Checkpoint<S> | undefined;
}
