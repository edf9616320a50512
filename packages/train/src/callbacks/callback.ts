import type { Layer, Optimizer, State, Weights } from '@gd/core';
import type { Checkpoint, FitResult } from '../checkpoint';
import type { EpochReport } from '../epochReport';

/** What is known before the first step. */
export interface RunStart {
  readonly model: Layer;
  readonly optimizer: Pick<Optimizer, 'name' | 'options'>;
  readonly at: Checkpoint;
  /** The number of epochs in total. */
  readonly epochs: number;
}

/** What is known after a step. */
export interface StepReport {
  /** The number of the epoch, counted from 1. */
  readonly epoch: number;
  /** The number of the step over all epochs, counted from 1. */
  readonly step: number;
  /** Examples seen in this epoch, of `count`. */
  readonly seen: number;
  readonly count: number;
  /** The loss of this batch, before the step. */
  readonly loss: number;
  /** The weights after the step; copied when read, which must be before the next step. */
  readonly weights: Weights;
  /** The buffers after the step; copied like the weights. */
  readonly buffers: Weights;
}

/** Observes a run, may stop it, and may change its result. */
export interface Callback {
  readonly start?: ((run: RunStart) => void) | undefined;
  readonly step?: ((report: StepReport) => void) | undefined;
  /** Called after each epoch; returns a reason to stop, or undefined. */
  readonly epoch?: ((report: EpochReport, at: Checkpoint) => string | undefined) | undefined;
  /** Called when the run ends, even by an error; returns its result, or a better one. */
  readonly end?: (<S extends State>(result: FitResult<S>) => FitResult<S>) | undefined;
}

/** What a step report copies its tensors from. */
interface Copies {
  /** The number of steps so far. */
  step(): number;
  weights(): Weights;
  buffers(): Weights;
}

/** The report of a step. Its weights are copied when they are read, which must be before the next step. */
export function stepReport(facts: Omit<StepReport, 'weights' | 'buffers'>, copies: Copies): StepReport {
  const known: { weights?: Weights; buffers?: Weights } = {};
  const copied = (kind: 'weights' | 'buffers'): Weights => {
    const now = copies.step();
    if (known[kind] === undefined && now !== facts.step) {
      throw new RangeError(
        `fit: the ${kind} of step ${facts.step} were read at step ${now} — they are gone; read report.${kind} while the callback runs`,
      );
    }
    known[kind] ??= copies[kind]();
    return known[kind];
  };
  return {
    ...facts,
    get weights() {
      return copied('weights');
    },
    get buffers() {
      return copied('buffers');
    },
  };
}
