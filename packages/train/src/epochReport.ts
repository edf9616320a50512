import type { Tensor } from '@gd/core';
import { concat, gather, tensor } from '@gd/core';
import { aNumber, check } from '@gd/core/extend';
import type { Metric } from './metrics/metric';
import { computeMetrics } from './metrics/metric';

/** The loss and metrics over a set of examples. */
export interface Measures {
  readonly loss: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/** The report of an epoch; a history is a list of these. */
export interface EpochReport extends Measures {
  /** The number of the epoch, counted from 1. */
  readonly epoch: number;
  /** The mean training loss over the examples, each evaluated before the update of its step. */
  readonly loss: number;
  /** The metrics, computed in training like the loss. */
  readonly metrics: Readonly<Record<string, number>>;
  /** The loss and metrics on the validation examples after the epoch. */
  readonly validation?: Measures;
  /** The number of batches skipped for a non-finite loss; they are excluded from loss and metrics. */
  readonly skipped?: number;
  readonly seconds: number;
}

/** The measurements of an incomplete epoch. */
export interface PartialEpoch {
  /** The sum of the losses of its examples. */
  readonly loss: number;
  /** The number of examples measured, without skipped batches. */
  readonly count: number;
  readonly skipped: number;
  readonly seconds: number;
  /** The predictions for those examples; only if there are metrics, like the targets. */
  readonly prediction?: Tensor | undefined;
  readonly targets?: Tensor | undefined;
}

/** Collects the losses and predictions of an epoch's batches, and weights each batch by its size. */
export class EpochMeter {
  private readonly begun = performance.now();
  private readonly measuring: boolean;
  private predictions: Tensor[] = [];
  private targets: Tensor[] = [];
  private loss = 0;
  private count = 0;
  private skipped = 0;
  private readonly before: number;

  /** Creates a meter, which may continue a partial epoch; `allTargets` are the targets of the whole dataset. */
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

  /** Counts a batch that the optimizer skips. */
  skip(): void {
    this.skipped++;
  }

  /** The measurements so far. */
  partial(): PartialEpoch {
    const { loss, count, skipped, predictions } = this;
    const seconds = this.seconds();
    if (predictions.length === 0) return { loss, count, skipped, seconds };
    const [prediction, targets] = [concat(predictions, 0), concat(this.targets, 0)];
    // keep the concatenated tensors, so that each batch is joined only once
    [this.predictions, this.targets] = [[prediction], [targets]];
    return { loss, count, skipped, seconds, prediction, targets };
  }

  seconds(): number {
    return this.before + (performance.now() - this.begun) / 1000;
  }

  /** The mean loss and the metrics over the examples so far, and the number of skipped batches. */
  read(): Measures & Pick<EpochReport, 'skipped'> {
    const { loss, count, skipped, prediction, targets } = this.partial();
    const metrics = prediction && targets ? epochMetrics(this.metrics, prediction, targets) : {};
    return { loss: loss / count, metrics, ...(skipped > 0 && { skipped }) };
  }
}

/**
 * Computes the metrics of an epoch.
 *
 * throws  when a metric is not a number
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
