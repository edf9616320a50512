import type { Layer, Optimizer, State, Weights } from '@gd/core';
import type { Checkpoint, FitResult } from '../checkpoint';
import type { EpochReport } from '../epochReport';
import type { Saved } from '../saved';

/** The report of the start of a run. */
export interface RunStart {
  readonly model: Layer;
  readonly optimizer: Pick<Optimizer, 'name' | 'options'>;
  readonly at: Checkpoint;
  /** The number of epochs in total. */
  readonly epochs: number;
  /** This callback's saved state, if the run is resumed. */
  readonly state?: Saved | undefined;
}

/** The report of a step. */
export interface StepReport {
  /** The number of the epoch, counted from 1. */
  readonly epoch: number;
  /** The number of the step across all epochs, counted from 1. */
  readonly step: number;
  /** The number of examples seen in this epoch, out of `count`. */
  readonly seen: number;
  readonly count: number;
  /** The loss of this batch before the update. */
  readonly loss: number;
  /** The weights after the step; copied on access, so read them before the next step. */
  readonly weights: Weights;
  /** The buffers after the step; copied like the weights. */
  readonly buffers: Weights;
}

/** The return value of a hook: a promise is awaited, and its rejection ends the run. */
type Awaitable<Value> = Value | Promise<Value>;

/** Functions that observe one run, and may stop it or change its result. */
export interface RunHooks {
  /** Called after each step. */
  readonly step?: ((report: StepReport) => unknown) | undefined;
  /** Called after each epoch; a returned string stops the run and is the reason. Any other value is ignored. */
  readonly epoch?: ((report: EpochReport, at: Checkpoint) => unknown) | undefined;
  /** Called when the run ends, even after an error; may return a changed result. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a function that returns nothing is one
  readonly end?: (<S extends State>(result: FitResult<S>) => Awaitable<FitResult<S> | undefined | void>) | undefined;
  /** Returns the state that a resumed run needs; saved with every checkpoint. */
  readonly state?: (() => Saved) | undefined;
}

/**
 * An observer of runs. Keep the state of a run in the hooks that `start` returns, so that one callback can observe several
 * runs at once:
 *
 *     { name: 'best', start({ state = Infinity }) { let best = state; return { epoch({ loss }) { best = Math.min(best, loss); }, state: () => best }; } }
 *
 * Callbacks with a `state` receive each epoch before those without, so that a checkpoint saved by the latter is complete.
 */
export interface Callback extends RunHooks {
  /** The name under which the state is saved; required for a callback with a state. */
  readonly name?: string;
  /** Called before the first step; may return hooks for this run, which replace those of the callback. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a function that returns nothing is one
  readonly start?: ((run: RunStart) => Awaitable<RunHooks | undefined | void>) | undefined;
}

/** The sources from which a step report copies its tensors. */
interface Copies {
  /** The number of steps so far. */
  step(): number;
  weights(): Weights;
  buffers(): Weights;
}

/** Creates the report of a step. Weights and buffers are copied on access, which must be before the next step. */
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
