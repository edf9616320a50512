import type { Tensor } from '@gd/core';
import { concat, gather, tensor } from '@gd/core';
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

/** Collects the losses and predictions of an epoch's batches, so that a smaller last batch counts by its size. */
export interface EpochMeter {
  add(rows: Int32Array, loss: number, prediction: () => Tensor): void;
  /** The mean loss over the examples so far, and the metrics of all their predictions. */
  read(): Measures;
}

/** An empty meter; `targets` are those of all rows. */
export function epochMeter(metrics: Readonly<Record<string, Metric>>, targets: Tensor): EpochMeter {
  const measuring = Object.keys(metrics).length > 0;
  const predictions: Tensor[] = [];
  const allTargets: Tensor[] = [];
  let total = 0;
  let count = 0;
  return {
    add(rows, loss, prediction) {
      total += loss * rows.length;
      count += rows.length;
      if (!measuring) return;
      predictions.push(prediction());
      allTargets.push(gather(targets, tensor(rows)));
    },
    read() {
      const any = predictions.length > 0;
      return {
        loss: total / count,
        metrics: any ? computeMetrics('fit', metrics, concat(predictions, 0), concat(allTargets, 0)) : {},
      };
    },
  };
}
