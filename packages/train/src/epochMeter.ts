import type { Tensor } from '@gd/core';
import { concat, gather, tensor } from '@gd/core';
import { computeMetrics } from './metrics/computeMetrics';
import type { Metric } from './metrics/metric';

/** Gathers what the batches of an epoch tell, so that an unequal last batch counts by its size. */
export interface EpochMeter {
  add(rows: Int32Array, loss: number, prediction: () => Tensor): void;
  /** Mean loss over the examples so far, and the metrics of all their predictions. */
  read(): { readonly loss: number; readonly metrics: Readonly<Record<string, number>> };
}

/** Starts with nothing gathered; `targets` is that of all rows. */
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
        metrics: any ? computeMetrics(metrics, concat(predictions, 0), concat(allTargets, 0)) : {},
      };
    },
  };
}
