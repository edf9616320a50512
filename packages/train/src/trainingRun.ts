import type { State } from '@gd/core';
import type { Checkpoint } from './checkpoint';
import type { EpochReport } from './epochReport';
import { badWeight } from './notFinite';
import type { StepExecutor } from './stepExecutor';
import { Yielder } from './yielder';

/** A place is copied at most this share of the time. */
const share = 0.01;

/** Where a run stands, with a way back: it keeps a place that was good and takes the steps from there again. */
export class TrainingRun<S extends State> {
  step: number;
  epoch: number;
  /** Batches done of the epoch that is not completed. */
  batch: number;
  private history: readonly EpochReport[];
  private saved: Checkpoint<S>;
  private copied: Pick<Checkpoint<S>, 'step' | 'weights' | 'state'>;
  private due = 0;

  constructor(
    private readonly executor: StepExecutor<S>,
    from: Checkpoint<S>,
    /** The rows of each batch of an epoch, the same whenever asked. */
    readonly batches: (epoch: number) => Iterable<Int32Array>,
  ) {
    ({ step: this.step, epoch: this.epoch, batch: this.batch, history: this.history } = from);
    this.saved = from;
    this.copied = from;
  }

  /** The next step; answers with the loss before it. */
  learn(rows: Int32Array): number {
    const loss = this.executor.step(rows);
    this.step++;
    this.batch++;
    return loss;
  }

  /** A copy of all there is at this place. */
  here(): Checkpoint<S> {
    const { step, epoch, batch, history, executor } = this;
    let copy = [this.copied, this.saved].find((one) => one.step === step);
    copy ??= { step, weights: executor.weights(), state: executor.state() };
    this.copied = copy;
    const { weights, state } = copy;
    return { weights, state, step, epoch, batch, history, seed: this.saved.seed };
  }

  /** Ends the epoch, at a place to go back to. */
  endEpoch(report: EpochReport): Checkpoint<S> {
    this.epoch++;
    this.batch = 0;
    this.history = [...this.history, report];
    this.saved = this.here();
    return this.saved;
  }

  /** Makes this a place to go back to, now and then, if its weights are good. */
  save(): void {
    const begun = performance.now();
    if (begun < this.due) return;
    const here = this.here();
    if (badWeight(here.weights) === undefined) this.saved = here;
    const ended = performance.now();
    this.due = ended + (ended - begun) / share;
  }

  /** Goes back to after that step, by taking again all steps since the last place that was kept. */
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

  /** The last place with good weights that can be found: here, a step before, or the one that was kept. */
  async lastGood(): Promise<Checkpoint<S>> {
    const here = this.here();
    if (badWeight(here.weights) === undefined) return here;
    if (this.step - 1 <= this.saved.step) return this.saved;
    await this.backTo(this.step - 1);
    const before = this.here();
    return badWeight(before.weights) === undefined ? before : this.saved;
  }
}
