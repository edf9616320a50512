import type { State } from '@gd/core';
import type { Checkpoint } from './checkpoint';
import type { EpochMeter, EpochReport, Measures, PartialEpoch } from './epochReport';
import type { StepExecutor } from './executors';
import { nonFiniteTensor } from './NotFiniteError';

/** The maximum fraction of the time spent on copying checkpoints. */
const share = 0.01;

/** The dependencies of a run. */
export interface RunParts<S extends State> {
  readonly executor: StepExecutor<S>;
  /** Whether the optimizer skips a step whose loss is not finite. */
  readonly skips: boolean;
  /** The rows of each batch of an epoch; deterministic. */
  readonly batches: (epoch: number) => Iterable<Int32Array>;
  readonly meter: (from?: PartialEpoch) => EpochMeter;
  /** The current states of the callbacks. */
  readonly callbacks: () => NonNullable<Checkpoint['callbacks']>;
}

/** A completed epoch. */
export interface EndedEpoch<S extends State> {
  readonly report: EpochReport;
  /** The checkpoint after the epoch. */
  readonly at: Checkpoint<S>;
  /** Fixes the callback states in `at`; call it after the callbacks with a state have received the epoch. */
  readonly settle: () => void;
}

/** The progress of a run. Keeps a checkpoint with finite weights, and can replay the steps since then. */
export class TrainingRun<S extends State> {
  step: number;
  epoch: number;
  /** The number of batches completed in the current epoch. */
  batch: number;
  /** All reports so far; checkpoints read a prefix of it. */
  private readonly history: EpochReport[];
  private meter: EpochMeter;
  private saved: Checkpoint<S>;
  private copied: Pick<Checkpoint<S>, 'step' | 'weights' | 'buffers' | 'state'>;
  private due = 0;

  constructor(
    private readonly from: Checkpoint<S>,
    private readonly parts: RunParts<S>,
  ) {
    ({ step: this.step, epoch: this.epoch, batch: this.batch } = from);
    // the history of early stopping continues after the best epoch
    this.history = from.history.filter(({ epoch }) => epoch <= from.epoch);
    this.saved = from;
    this.copied = from;
    this.meter = parts.meter(from.partial);
  }

  /** Runs the next step; returns the loss before the update. */
  learn(rows: Int32Array): number {
    const { executor, skips } = this.parts;
    const loss = executor.step(rows);
    this.step++;
    this.batch++;
    if (Number.isFinite(loss)) this.meter.add(rows, loss, executor.prediction);
    else if (skips) this.meter.skip();
    return loss;
  }

  /** A checkpoint of the current state. */
  here(): Checkpoint<S> {
    const { at, settle } = this.unsettled();
    settle();
    return at;
  }

  /** The last saved checkpoint. */
  get kept(): Checkpoint<S> {
    return this.saved;
  }

  /** A checkpoint of the current state; until `settle` is called, its callback states are read on access. */
  private unsettled(): { readonly at: Checkpoint<S>; readonly settle: () => void } {
    const { step, epoch, batch, history, from } = this;
    const { executor, callbacks } = this.parts;
    let copy = [this.copied, this.saved].find((one) => one.step === step);
    copy ??= { step, weights: executor.weights(), buffers: executor.buffers(), state: executor.state() };
    this.copied = copy;
    const { weights, buffers, state } = copy;
    const partial = batch === 0 ? undefined : this.meter.partial();
    const { seed, madeBy } = from;
    const place = { weights, buffers, state, step, epoch, batch, seed, partial, madeBy };
    const count = history.length;
    let epochs: readonly EpochReport[] | undefined;
    let remembered: Checkpoint['callbacks'];
    const at = {
      ...place,
      // copied on access: copying it every epoch would take quadratic time
      get history() {
        epochs ??= history.slice(0, count);
        return epochs;
      },
      get callbacks() {
        return remembered ?? callbacks();
      },
    };
    const settle = (): void => {
      remembered = callbacks();
    };
    return { at, settle };
  }

  /** Begins or resumes an epoch; returns the rows of all its batches. */
  beginEpoch(): Iterable<Int32Array> {
    if (this.batch === 0) this.meter = this.parts.meter();
    return this.parts.batches(this.epoch + 1);
  }

  /** The loss and metrics of the current epoch so far. */
  measured(): Measures & Pick<EpochReport, 'skipped'> {
    return this.meter.read();
  }

  /** Ends the epoch, and saves a checkpoint to return to. */
  endEpoch(measures: Omit<EpochReport, 'seconds'>): EndedEpoch<S> {
    const report = { ...measures, seconds: this.meter.seconds() };
    this.epoch++;
    this.batch = 0;
    this.history.push(report);
    const ended = this.unsettled();
    this.saved = ended.at;
    return { report, ...ended };
  }

  /** Periodically saves a checkpoint to return to, if its weights are finite. */
  save(): void {
    const begun = performance.now();
    if (begun < this.due) return;
    const here = this.here();
    if (nonFiniteTensor(here) === undefined) this.saved = here;
    const ended = performance.now();
    this.due = ended + (ended - begun) / share;
  }

  /** Returns to the state after a step by replaying the steps since the last checkpoint. */
  async backTo(step: number): Promise<void> {
    const { saved } = this;
    const { executor, meter, batches } = this.parts;
    const yielder = new Yielder();
    executor.load(saved);
    this.meter = meter(saved.partial);
    let batch = 0;
    ({ step: this.step, batch: this.batch } = saved);
    for (const rows of batches(this.epoch + 1)) {
      if (this.step === step) return;
      if (++batch <= saved.batch) continue;
      this.learn(rows);
      if (yielder.isDue()) await yielder.rest();
    }
  }

  /** The latest recoverable state with finite weights: the current one, one step earlier, or the last checkpoint. */
  async lastGood(): Promise<Checkpoint<S>> {
    const here = this.here();
    if (nonFiniteTensor(here) === undefined) return here;
    if (this.step - 1 <= this.saved.step) return this.saved;
    await this.backTo(this.step - 1);
    const before = this.here();
    return nonFiniteTensor(before) === undefined ? before : this.saved;
  }
}

/** The maximum time in milliseconds to block the event loop. */
const longestBlock = 16;

/** Yields to the event loop at regular intervals. */
export class Yielder {
  private rested = performance.now();

  /** Whether it is time to yield. */
  isDue(): boolean {
    return performance.now() - this.rested > longestBlock;
  }

  /** Yields to the event loop. */
  async rest(): Promise<void> {
    await yieldToEventLoop();
    this.rested = performance.now();
  }
}

/**
 * Continues in a new task, so that a page can paint and handle events, and timers can fire.
 */
function yieldToEventLoop(): Promise<void> {
  // browsers delay each nested setTimeout by at least 4 ms
  return new Promise((resolve) => {
    // Jest with jsdom has no MessageChannel
    if (typeof MessageChannel === 'undefined') return setTimeout(resolve);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
