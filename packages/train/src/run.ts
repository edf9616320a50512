import type { State } from '@gd/core';
import type { Checkpoint } from './checkpoint';
import type { EpochReport } from './epochReport';
import type { StepExecutor } from './executors';
import { nonFiniteTensor } from './NotFiniteError';

/** The share of the time that copying checkpoints may cost. */
const share = 0.01;

/** The progress of a run. It keeps a checkpoint with finite weights, and can replay the steps since. */
export class TrainingRun<S extends State> {
  step: number;
  epoch: number;
  /** The number of batches done in the epoch that is not complete. */
  batch: number;
  private history: readonly EpochReport[];
  private saved: Checkpoint<S>;
  private copied: Pick<Checkpoint<S>, 'step' | 'weights' | 'buffers' | 'state'>;
  private due = 0;

  constructor(
    private readonly executor: StepExecutor<S>,
    from: Checkpoint<S>,
    /** The rows of each batch of an epoch; the same at every call. */
    readonly batches: (epoch: number) => Iterable<Int32Array>,
  ) {
    ({ step: this.step, epoch: this.epoch, batch: this.batch, history: this.history } = from);
    this.saved = from;
    this.copied = from;
  }

  /** Runs the next step; returns the loss before it. */
  learn(rows: Int32Array): number {
    const loss = this.executor.step(rows);
    this.step++;
    this.batch++;
    return loss;
  }

  /** A checkpoint of the current state. */
  here(): Checkpoint<S> {
    const { step, epoch, batch, history, executor } = this;
    let copy = [this.copied, this.saved].find((one) => one.step === step);
    copy ??= { step, weights: executor.weights(), buffers: executor.buffers(), state: executor.state() };
    this.copied = copy;
    const { weights, buffers, state } = copy;
    return { weights, buffers, state, step, epoch, batch, history, seed: this.saved.seed };
  }

  /** Ends the epoch, and keeps a checkpoint to go back to. */
  endEpoch(report: EpochReport): Checkpoint<S> {
    this.epoch++;
    this.batch = 0;
    this.history = [...this.history, report];
    this.saved = this.here();
    return this.saved;
  }

  /** From time to time, keeps a checkpoint to go back to, if its weights are finite. */
  save(): void {
    const begun = performance.now();
    if (begun < this.due) return;
    const here = this.here();
    if (nonFiniteTensor(here) === undefined) this.saved = here;
    const ended = performance.now();
    this.due = ended + (ended - begun) / share;
  }

  /** Goes back to the state after a step, by replaying all steps since the last checkpoint. */
  async backTo(step: number): Promise<void> {
    const { executor, saved } = this;
    const yielder = new Yielder();
    executor.load(saved);
    let batch = 0;
    ({ step: this.step, batch: this.batch } = saved);
    for (const rows of this.batches(this.epoch + 1)) {
      if (this.step === step) return;
      if (++batch <= saved.batch) continue;
      this.learn(rows);
      if (yielder.isDue()) await yielder.rest();
    }
  }

  /** The last state with finite weights that can be found: now, one step before, or the last checkpoint. */
  async lastGood(): Promise<Checkpoint<S>> {
    const here = this.here();
    if (nonFiniteTensor(here) === undefined) return here;
    if (this.step - 1 <= this.saved.step) return this.saved;
    await this.backTo(this.step - 1);
    const before = this.here();
    return nonFiniteTensor(before) === undefined ? before : this.saved;
  }
}

/** How long a run may block the page, signals and timers, in milliseconds. */
const longestBlock = 16;

/** Decides when the event loop has waited long enough, and yields to it. */
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
 * Ends the current task and continues in the next, so that a page can paint, clicks and signals arrive, and timers
 * fire.
 */
function yieldToEventLoop(): Promise<void> {
  // setTimeout would wait 4 ms in browsers each time
  return new Promise((resolve) => {
    // Jest with jsdom has none
    if (typeof MessageChannel === 'undefined') return setTimeout(resolve);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
