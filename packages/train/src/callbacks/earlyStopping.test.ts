import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import type { Checkpoint } from '../checkpoint';
import type { EarlyStoppingOptions } from './earlyStopping';
import { earlyStopping } from './earlyStopping';

const at = (epoch: number): Checkpoint => ({
  weights: { w: tensor(epoch) },
  state: {},
  step: epoch * 10,
  epoch,
  batch: 0,
  seed: 0,
  history: [],
});

/** Shows it losses, one an epoch, until it stops. */
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
  return { epoch, stopped, trained: callback.end?.({ ...at(epoch), stopped: 'epochs' }) };
}

describe('earlyStopping', () => {
  it('stops after its patience and hands back the best', () => {
    const { epoch, stopped, trained } = watch([5, 3, 4, 3, 3.5, 1], { patience: 3 });
    expect(epoch).toBe(5);
    expect(stopped).toBe('no better for 3 epochs');
    expect(trained!.weights.w!.data[0]).toBe(2);
    expect(trained).toMatchObject({ step: 20, epoch: 2, best: { epoch: 2 } });
  });
  it('hands back the best also when something else ended the run', () => {
    const { stopped, trained } = watch([5, 3, 4]);
    expect(stopped).toBeUndefined();
    expect(trained!.weights.w!.data[0]).toBe(2);
    expect(trained!.stopped).toBe('epochs');
  });
  it('counts only what is better by the minimum change', () => {
    expect(watch([5, 4.95, 4.9, 4.85], { patience: 2, minimumChange: 0.12 }).epoch).toBe(3);
    expect(watch([5, 4.95, 4.8, 4.75, 4.7], { patience: 2, minimumChange: 0.12 }).epoch).toBe(5);
  });
  it('goes by what it is told, and never takes NaN for better', () => {
    const { trained } = watch([5, 3, 4], { monitor: ({ loss }) => loss });
    expect(trained!.epoch).toBe(1);
    expect(watch([Number.NaN, 3, Number.NaN], { patience: 9 }).trained!.epoch).toBe(2);
  });
  it('begins anew with every run', () => {
    const callback = earlyStopping();
    watch([1, 2], {}, callback);
    expect(watch([5, 4], {}, callback).trained!.epoch).toBe(2);
  });
  it('has nothing to add to a run without an epoch', () => {
    expect(watch([]).trained).toEqual({ ...at(0), stopped: 'epochs' });
  });
  it('refuses options that cannot be', () => {
    expect(() => earlyStopping({ patience: 0 })).toThrow(
      'earlyStopping: patience 0 — a whole number of epochs, at least 1',
    );
    expect(() => earlyStopping({ minimumChange: -1 })).toThrow(
      'earlyStopping: minimumChange -1 — how much lower counts as better, 0 or more',
    );
  });
});
