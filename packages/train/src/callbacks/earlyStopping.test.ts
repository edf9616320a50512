import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import type { Checkpoint, FitResult } from '../checkpoint';
import type { Saved } from '../saved';
import type { RunHooks } from './callback';
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

/** Feeds it losses, one an epoch, until it stops. */
async function watch(losses: number[], options: EarlyStoppingOptions = {}, callback = earlyStopping(options)) {
  let epoch = 0;
  let stopped: unknown;
  const hooks = (await callback.start?.({} as never)) as RunHooks;
  while (epoch < losses.length && stopped === undefined) {
    epoch++;
    const loss = losses[epoch - 1]!;
    stopped = hooks.epoch?.(
      { epoch, loss: 1 / loss, metrics: {}, validation: { loss, metrics: {} }, seconds: 0 },
      at(epoch),
    );
  }
  return { epoch, stopped, result: (await hooks.end?.(resultAt(epoch))) as FitResult };
}

describe('earlyStopping', () => {
  it('stops after its patience and returns the best epoch', async () => {
    const { epoch, stopped, result } = await watch([5, 3, 4, 3, 3.5, 1], { patience: 3 });
    expect(epoch).toBe(5);
    expect(stopped).toBe('no improvement for 3 epochs');
    expect(result.weights.w!.data[0]).toBe(2);
    expect(result.buffers.mean!.data[0]).toBe(2);
    expect(result).toMatchObject({ step: 20, epoch: 2, best: { epoch: 2 } });
  });
  it('returns the best epoch even when something else ended the run', async () => {
    const { stopped, result } = await watch([5, 3, 4]);
    expect(stopped).toBeUndefined();
    expect(result.weights.w!.data[0]).toBe(2);
    expect(result.stopped).toBe('epochs');
  });
  it('counts only what is better by the minimum change', async () => {
    expect((await watch([5, 4.95, 4.9, 4.85], { patience: 2, minimumChange: 0.12 })).epoch).toBe(3);
    expect((await watch([5, 4.95, 4.8, 4.75, 4.7], { patience: 2, minimumChange: 0.12 })).epoch).toBe(5);
  });
  it('monitors the given value, and never counts NaN as better', async () => {
    const { result } = await watch([5, 3, 4], { monitor: ({ loss }) => loss });
    expect(result.epoch).toBe(1);
    expect((await watch([Number.NaN, 3, Number.NaN], { patience: 9 })).result.epoch).toBe(2);
  });
  it('starts again with every run', async () => {
    const callback = earlyStopping();
    const runs = [watch([1, 2], {}, callback), watch([5, 4], {}, callback)];
    expect((await Promise.all(runs)).map(({ result }) => result.epoch)).toEqual([1, 2]);
  });
  it('has nothing to add to a run without an epoch', async () => {
    expect((await watch([])).result).toEqual(resultAt(0));
  });
  it('refuses wrong options', () => {
    expect(() => earlyStopping({ patience: 0 })).toThrow('earlyStopping: patience is 0 — wanted a whole number of at least 1');
    expect(() => earlyStopping({ minimumChange: -1 })).toThrow(
      'earlyStopping: minimumChange is -1 — wanted a number in [0, ∞)',
    );
    expect(() => earlyStopping({ restoreBestWeights: true } as never)).toThrow(
      'earlyStopping: option "restoreBestWeights" — there are patience, minimumChange, monitor',
    );
  });
  it('refuses a state that is not its own, and a monitor without a number', async () => {
    const start = (state: Saved) => earlyStopping().start?.({ state } as never);
    for (const state of [0, null, {}, { waited: 0.5 }, { waited: 1, best: {} }, { waited: 1, best: { value: 1 } }]) {
      expect(() => start(state)).toThrow('earlyStopping: the state is');
    }
    await expect(watch([1], { monitor: () => 'low' as never })).rejects.toThrow(
      'earlyStopping: the value of monitor is "low" — wanted a number',
    );
  });
  it('continues from its state as if it had never stopped', async () => {
    const first = (await earlyStopping({ patience: 3 }).start?.({} as never)) as RunHooks;
    const losses = [5, 3, 4, 4, 4];
    const report = (epoch: number) => ({ epoch, loss: losses[epoch - 1]!, metrics: {}, seconds: 0 });
    for (const epoch of [1, 2, 3]) first.epoch?.(report(epoch), at(epoch));
    const state = first.state?.();
    const second = (await earlyStopping({ patience: 3 }).start?.({ state } as never)) as RunHooks;
    expect(second.epoch?.(report(4), at(4))).toBeUndefined();
    expect(second.epoch?.(report(5), at(5))).toBe('no improvement for 3 epochs');
    expect(await second.end?.(resultAt(5))).toMatchObject({ epoch: 2, best: { epoch: 2 } });
  });
});
