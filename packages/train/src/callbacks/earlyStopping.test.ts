import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import type { Checkpoint, FitResult } from '../checkpoint';
import type { EarlyStoppingOptions } from './earlyStopping';
import { earlyStopping } from './earlyStopping';

const at = (epoch: number): Checkpoint => ({
  weights: { w: tensor(epoch) },
  buffers: { mean: tensor(epoch) },
  state: {},
  step: epoch * 10,
  epoch,
  batch: 0,
  seed: 0,
  history: [],
});

const resultAt = (epoch: number): FitResult => ({ ...at(epoch), evaluationWeights: {}, stopped: 'epochs' });

/** Passes it losses, one per epoch, until it stops. */
function watch(losses: number[], options: EarlyStoppingOptions = {}, callback = earlyStopping(options)) {
  let epoch = 0;
  let stopped: string | undefined;
  callback.start?.({} as never);
  while (epoch < losses.length && stopped === undefined) {
    epoch++;
    const loss = losses[epoch - 1]!;
    stopped = callback.epoch?.(
      { epoch, loss: 1 / loss, metrics: {}, validation: { loss, metrics: {} }, seconds: 0 },
      at(epoch),
    );
  }
  return { epoch, stopped, result: callback.end?.(resultAt(epoch)) };
}

describe('earlyStopping', () => {
  it('stops after its patience and returns the best epoch', () => {
    const { epoch, stopped, result } = watch([5, 3, 4, 3, 3.5, 1], { patience: 3 });
    expect(epoch).toBe(5);
    expect(stopped).toBe('no improvement for 3 epochs');
    expect(result!.weights.w!.data[0]).toBe(2);
    expect(result!.buffers.mean!.data[0]).toBe(2);
    expect(result).toMatchObject({ step: 20, epoch: 2, best: { epoch: 2 } });
  });
  it('returns the best epoch even when something else ended the run', () => {
    const { stopped, result } = watch([5, 3, 4]);
    expect(stopped).toBeUndefined();
    expect(result!.weights.w!.data[0]).toBe(2);
    expect(result!.stopped).toBe('epochs');
  });
  it('counts only what is better by the minimum change', () => {
    expect(watch([5, 4.95, 4.9, 4.85], { patience: 2, minimumChange: 0.12 }).epoch).toBe(3);
    expect(watch([5, 4.95, 4.8, 4.75, 4.7], { patience: 2, minimumChange: 0.12 }).epoch).toBe(5);
  });
  it('monitors the given value, and never counts NaN as better', () => {
    const { result } = watch([5, 3, 4], { monitor: ({ loss }) => loss });
    expect(result!.epoch).toBe(1);
    expect(watch([Number.NaN, 3, Number.NaN], { patience: 9 }).result!.epoch).toBe(2);
  });
  it('starts again with every run', () => {
    const callback = earlyStopping();
    watch([1, 2], {}, callback);
    expect(watch([5, 4], {}, callback).result!.epoch).toBe(2);
  });
  it('has nothing to add to a run without an epoch', () => {
    expect(watch([]).result).toEqual(resultAt(0));
  });
  it('refuses wrong options', () => {
    expect(() => earlyStopping({ patience: 0 })).toThrow(
      'earlyStopping: patience 0 — a whole number of epochs, at least 1',
    );
    expect(() => earlyStopping({ minimumChange: -1 })).toThrow(
      'earlyStopping: minimumChange -1 — how much lower counts as better, 0 or more',
    );
  });
});
