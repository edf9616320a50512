import type { Layer, Optimizer, State, Weights } from '@gd/core';
import type { Checkpoint } from '../checkpoint';
import type { EpochReport } from '../epochReport';
import type { FitResult } from '../fitResult';

/** What is known before the first step. */
export interface RunStart {
  readonly model: Layer;
  readonly optimizer: Pick<Optimizer, 'name' | 'options'>;
  readonly at: Checkpoint;
  /** How many epochs there will be in all. */
  readonly epochs: number;
}

/** What is known after a step. */
export interface StepReport {
  /** From 1. */
  readonly epoch: number;
  /** From 1, over all epochs. */
  readonly step: number;
  /** Examples seen in this epoch, of `count`. */
  readonly seen: number;
  readonly count: number;
  /** Of this batch, before the step. */
  readonly loss: number;
  /** After the step; copied when you look, so look before the next step. */
  readonly weights: Weights;
}

/** Someone who watches a run, may stop it, and may have a last word. */
export interface Callback {
  readonly start?: ((run: RunStart) => void) | undefined;
  readonly step?: ((report: StepReport) => void) | undefined;
  /** Answers with a reason to stop, or with nothing. */
  readonly epoch?: ((report: EpochReport, at: Checkpoint) => string | undefined) | undefined;
  /** Called whatever ended the run, errors too; answers with what came of it, or something better. */
  readonly end?: (<S extends State>(trained: FitResult<S>) => FitResult<S>) | undefined;
}
