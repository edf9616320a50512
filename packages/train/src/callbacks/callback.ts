import type { Layer, Optimizer, State, Weights } from '@gd/core';
import type { Checkpoint, FitResult } from '../checkpoint';
import type { EpochReport } from '../epochReport';
import type { Saved } from '../saved';

/** What is known before the first step. */
export interface RunStart {
  readonly model: Layer;
  readonly optimizer: Pick<Optimizer, 'name' | 'options'>;
  readonly at: Checkpoint;
  /** The number of epochs in total. */
  readonly epochs: number;
  /** What `state` of this callback returned when the run that is resumed was saved. */
  readonly state?: Saved | undefined;
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

/** What a hook returns: the run waits for a promise, and ends when it is rejected. */
type Awaitable<Value> = Value | Promise<Value>;

/** Observes one run, may stop it, and may change its result. */
export interface RunHooks {
  /** Called after each step. */
  readonly step?: ((report: StepReport) => unknown) | undefined;
  /** Called after each epoch; a text is the reason to stop. Anything else does not stop the run. */
  readonly epoch?: ((report: EpochReport, at: Checkpoint) => unknown) | undefined;
  /** Called when the run ends, even by an error; may return a better result. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a function that returns nothing is one
  readonly end?: (<S extends State>(result: FitResult<S>) => Awaitable<FitResult<S> | undefined | void>) | undefined;
  /** What it remembers, as far as a resumed run needs it; saved with every checkpoint. */
  readonly state?: (() => Saved) | undefined;
}

/**
 * Observes runs. What a callback remembers of a run belongs into the hooks that `start` returns, so that one callback can
 * observe several runs at once:
 *
 *     { name: 'best', start({ state = Infinity }) { let best = state; return { epoch({ loss }) { best = Math.min(best, loss); }, state: () => best }; } }
 *
 * Callbacks with a `state` get each epoch before those without, which may save a checkpoint.
 */
export interface Callback extends RunHooks {
  /** The name under which its state is saved; needed by a callback that has one. */
  readonly name?: string;
  /** Called before the first step; may return hooks for this run, in place of the callback's own. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a function that returns nothing is one
  readonly start?: ((run: RunStart) => Awaitable<RunHooks | undefined | void>) | undefined;
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
