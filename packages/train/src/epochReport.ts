import type { Tensor } from '@gd/core';
import { concat, gather, tensor } from '@gd/core';
import { aNumber, check } from '@gd/core/extend';
import type { Metric } from './metrics/metric';
import { computeMetrics } from './metrics/metric';

/** Loss and metrics over a set of examples. */
export interface Measures {
  readonly loss: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/** What is known after an epoch; the history is a list of these. */
export interface EpochReport extends Measures {
  /** The number of the epoch, counted from 1. */
  readonly epoch: number;
  /** The mean loss over the examples, each evaluated in training, before its step. */
  readonly loss: number;
  /** The metrics, computed in training like the loss. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Loss and metrics on the validation examples, after the epoch. */
  readonly validation?: Measures;
  /** How many batches had a loss that is not finite, which the optimizer skips; they count in neither loss nor metrics. */
  readonly skipped?: number;
  readonly seconds: number;
}

/** What an epoch that is not complete has measured so far. */
export interface PartialEpoch {
  /** The sum of the losses of its examples. */
  readonly loss: number;
  /** The number of its examples that count. */
  readonly count: number;
  readonly skipped: number;
  readonly seconds: number;
  /** The predictions and targets of those examples; only if there are metrics. */
  readonly prediction?: Tensor | undefined;
  readonly targets?: Tensor | undefined;
}

/** Collects the losses and predictions of an epoch's batches, so that a smaller last batch counts by its size. */
export class EpochMeter {
  private readonly begun = performance.now();
  private readonly measuring: boolean;
  private predictions: Tensor[] = [];
  private targets: Tensor[] = [];
  private loss = 0;
  private count = 0;
  private skipped = 0;
  private readonly before: number;

  /** A meter that continues where another was; `allTargets` are those of all rows. */
  constructor(
    private readonly metrics: Readonly<Record<string, Metric>>,
    private readonly allTargets: Tensor,
    from?: PartialEpoch,
  ) {
    this.measuring = Object.keys(metrics).length > 0;
    this.before = from?.seconds ?? 0;
    if (from === undefined) return;
    ({ loss: this.loss, count: this.count, skipped: this.skipped } = from);
    if (from.prediction !== undefined) this.predictions = [from.prediction];
    if (from.targets !== undefined) this.targets = [from.targets];
  }

  add(rows: Int32Array, loss: number, prediction: () => Tensor): void {
    this.loss += loss * rows.length;
    this.count += rows.length;
    if (!this.measuring) return;
    this.predictions.push(prediction());
    this.targets.push(gather(this.allTargets, tensor(rows)));
  }

  /** Leaves out a batch that the optimizer skips. */
  skip(): void {
    this.skipped++;
  }

  /** What is known so far. */
  partial(): PartialEpoch {
    const { loss, count, skipped, predictions } = this;
    const seconds = this.seconds();
    if (predictions.length === 0) return { loss, count, skipped, seconds };
    const [prediction, targets] = [concat(predictions, 0), concat(this.targets, 0)];
    // joined once only
    [this.predictions, this.targets] = [[prediction], [targets]];
    return { loss, count, skipped, seconds, prediction, targets };
  }

  seconds(): number {
    return this.before + (performance.now() - this.begun) / 1000;
  }

  /** The mean loss over the examples so far, the metrics of all their predictions, and how many batches were skipped. */
  read(): Measures & Pick<EpochReport, 'skipped'> {
    const { loss, count, skipped, prediction, targets } = this.partial();
    const metrics = prediction && targets ? epochMetrics(this.metrics, prediction, targets) : {};
    return { loss: loss / count, metrics, ...(skipped > 0 && { skipped }) };
  }
}

/**
 * The metrics of an epoch.
 *
 * throws  when one is not a number
 */
export function epochMetrics(
  metrics: Readonly<Record<string, Metric>>,
  prediction: Tensor,
  targets: Tensor,
): Readonly<Record<string, number>> {
  const answers = computeMetrics('fit', metrics, prediction, targets);
  for (const [name, answer] of Object.entries(answers)) check(`fit: metric ${name}`, answer, aNumber);
  return answers;
}
