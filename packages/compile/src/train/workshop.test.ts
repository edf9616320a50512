import { dense, random, relu, sequential, tensor } from '@gd/core';
import { crossEntropy } from '@gd/losses';
import { adam } from '@gd/optim';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { allocateMemory } from '../backends/wasm/allocateMemory';
import { Pool } from '../backends/wasm/threads/threadPool';
import type { TrainStep } from './trainStep';
import { trainStep } from './trainStep';

vi.mock('../backends/wasm/allocateMemory', { spy: true });

const stream = random(3);
const training = (inputs: number, threads?: number): TrainStep =>
  trainStep({
    model: sequential(dense(inputs), relu, dense(10)),
    loss: crossEntropy,
    optimizer: adam(),
    seed: 4,
    inputShape: [inputs],
    ...(threads !== undefined && { threads }),
  }) as TrainStep;
const batch = (inputs: number) => ({
  inputs: stream.uniform([64, inputs]),
  targets: tensor(Int32Array.from({ length: 64 }, (_, i) => i % 10)),
});
const [small, large] = [batch(8), batch(160)];

describe('threads that nobody asked for', () => {
  const grow = vi.spyOn(Pool.prototype, 'grow');
  const call = vi.spyOn(Pool.prototype, 'call');
  const said = vi.spyOn(console, 'warn');
  const shared = () => vi.mocked(allocateMemory).mock.calls.filter(([, shared]) => shared === true).length;
  const canonicalize = async (): Promise<void> => {
    vi.advanceTimersByTime(50);
    vi.useRealTimers();
    await vi.dynamicImportSettled();
  };
  beforeEach(() => {
    vi.clearAllMocks();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    expect(said.mock.calls).toEqual([]);
  });

  it('come to a large step after a while, and walk to the same bits', async () => {
    const [alone, usual] = [training(160, 1), training(160)];
    for (let t = 0; t < 20; t++) expect(usual(large)).toBe(alone(large));
    vi.advanceTimersByTime(49);
    await vi.dynamicImportSettled();
    expect([grow.mock.calls, shared()]).toEqual([[], 0]);
    await canonicalize();
    await vi.waitFor(() => expect(shared()).toBe(1), 5000);
    expect(grow.mock.calls).toEqual([[2]]);
    while (call.mock.calls.length < 20) expect(usual(large)).toBe(alone(large));
    expect(usual.weights()).toEqual(alone.weights());
  });
  it('do not come to a small one, nor where one thread was asked for', () => {
    training(8)(small);
    training(160, 1)(large);
    expect(vi.getTimerCount()).toBe(0);
  });
  it('are as many as there are cores, 4 at most', async () => {
    grow.mockRejectedValue(new Error('not now'));
    for (const [cores, wanted] of [
      [1, []],
      [3, [[3]]],
      [64, [[4]]],
    ] as const) {
      vi.stubGlobal('navigator', { hardwareConcurrency: cores });
      grow.mockClear();
      vi.useFakeTimers({ toFake: ['setTimeout'] });
      training(160)(large);
      await canonicalize();
      await vi.waitFor(() => expect(grow.mock.calls).toEqual(wanted), 5000);
    }
    grow.mockReset();
  });
  it('are not missed where memory is not shared, nor where workers are forbidden', async () => {
    vi.stubGlobal('crossOriginIsolated', false);
    const usual = training(160);
    usual(large);
    expect(vi.getTimerCount()).toBe(0);
    vi.stubGlobal('crossOriginIsolated', undefined);
    // more than have started for other tests
    vi.stubGlobal('navigator', { hardwareConcurrency: 4 });
    const next = training(160);
    next(large);
    vi.spyOn(process, 'getBuiltinModule').mockImplementation(() => {
      throw new Error('workers are forbidden');
    });
    await canonicalize();
    await vi.waitFor(() => expect(grow).toHaveBeenCalled(), 5000);
    await expect(grow.mock.results[0]!.value).rejects.toThrow('workers are forbidden');
    vi.mocked(process.getBuiltinModule).mockRestore();
    expect(next(large)).toBe(usual(large));
    expect(shared()).toBe(0);
  });
});
