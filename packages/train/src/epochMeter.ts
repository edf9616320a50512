import type { Batch, Tensor } from '@gd/core';
import { concat } from '@gd/core';
import { measured } from './measured';
import type { Metric } from './metric';

/** Gathers what the batches of an epoch tell, so that an unequal last batch counts by its size. */
export interface EpochMeter {
  add(batch: Batch, loss: number, prediction: Tensor): void;
  /** Mean loss over the examples so far, and the metrics of all their predictions. */
  read(): { readonly loss: number; readonly metrics: Readonly<Record<string, number>> };
}

/** Starts with nothing gathered. */
export function epochMeter(metrics: Readonly<Record<string, Metric>>): EpochMeter {
  const measuring = Object.keys(metrics).length > 0;
  const predictions: Tensor[] = [];
  const truths: Tensor[] = [];
  let total = 0;
  let count = 0;
  return {
    add({ inputs, truth }, loss, prediction) {
      total += loss * inputs.shape[0]!;
      count += inputs.shape[0]!;
      if (!measuring) return;
      predictions.push(prediction);
      truths.push(truth);
    },
    read() {
      const any = predictions.length > 0;
      return { loss: total / count, metrics: any ? measured(metrics, concat(predictions, 0), concat(truths, 0)) : {} };
    },
  };
}
