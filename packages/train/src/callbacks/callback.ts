import type { Layer, Optimizer, State, Weights } from '@gd/core';
import type { Checkpoint, FitResult } from '../checkpoint';
import type { EpochReport } from '../epochReport';

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
  /** As the weights. */
  readonly buffers: Weights;
}

/** Watches a run, may stop it, and may change its result. */
export interface Callback {
  readonly start?: ((run: RunStart) => void) | undefined;
  readonly step?: ((report: StepReport) => void) | undefined;
  /** Answers with a reason to stop, or with nothing. */
  readonly epoch?: ((report: EpochReport, at: Checkpoint) => string | undefined) | undefined;
  /** Called however the run ended, errors too; answers with its result, or a better one. */
  readonly end?: (<S extends State>(result: FitResult<S>) => FitResult<S>) | undefined;
}

/** What a step report copies its tensors from. */
interface Copies {
  /** The number of steps taken by now. */
  step(): number;
  weights(): Weights;
  buffers(): Weights;
}

/** The report of a step. Its weights are copied when somebody reads them, which must be before the next step. */
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
