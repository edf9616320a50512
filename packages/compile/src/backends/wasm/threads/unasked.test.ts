import type { Batch, Tensor } from '@gd/core';
import { dense, matmul, random, relu, sequential, square, sum, tensor } from '@gd/core';
import { crossEntropy } from '@gd/losses';
import { adam, gradientStep, modelObjective, resolveOptions } from '@gd/optim';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compile } from '../../../compile';
import { readSync } from '../../../handle';
import { allocateMemory } from '../allocateMemory';
import { Pool } from './threadPool';

vi.mock('../allocateMemory', { spy: true });

const stream = random(3);
/** A step with donated weights; a large one is worth sharing. */
const steps = (inputs: number, threads?: number) => {
  const model = sequential(dense(inputs), relu, dense(10));
  const optimizer = adam();
  const step = compile(gradientStep({ objective: modelObjective(model, crossEntropy), optimizer }), {
    donate: ['weights', 'state'],
    ...(threads !== undefined && { threads }),
  });
  const { weights } = model.init(random(4), [inputs]);
  const options = resolveOptions(optimizer.options, 1);
  let now: Pick<ReturnType<typeof step>, 'weights' | 'state'> = { weights, state: optimizer.init(weights) } as never;
  let t = 0;
  const next = (batch: Batch): number => {
    const answer = step({ ...now, buffers: {}, options, t: ++t, batch, rng: random(t) });
    now = { weights: answer.weights, state: answer.state };
    return answer.loss.data[0]!;
  };
  return Object.assign(next, { weights: () => readSync(now.weights) });
};
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

  it('start for a large step after a while, and give the same bits', async () => {
    const [alone, usual] = [steps(160, 1), steps(160)];
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
  it('do not start for a small step, nor if one thread was requested', () => {
    steps(8)(small);
    steps(160, 1)(large);
    expect(vi.getTimerCount()).toBe(0);
  });
  it('are as many as there are cores, at most 4', async () => {
    grow.mockRejectedValue(new Error('not now'));
    for (const [cores, wanted] of [
      [1, []],
      [3, [[3]]],
      [64, [[4]]],
    ] as const) {
      vi.stubGlobal('navigator', { hardwareConcurrency: cores });
      grow.mockClear();
      vi.useFakeTimers({ toFake: ['setTimeout'] });
      steps(160)(large);
      await canonicalize();
      await vi.waitFor(() => expect(grow.mock.calls).toEqual(wanted), 5000);
    }
    grow.mockReset();
  });
  it('are not required: not if memory cannot be shared, nor if workers are forbidden', async () => {
    vi.stubGlobal('crossOriginIsolated', false);
    const usual = steps(160);
    usual(large);
    expect(vi.getTimerCount()).toBe(0);
    vi.stubGlobal('crossOriginIsolated', undefined);
    // more than have started for other tests
    vi.stubGlobal('navigator', { hardwareConcurrency: 4 });
    const next = steps(160);
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

it('any compiled function may use threads, with the same bits', async () => {
  const f = (x: Tensor, w: Tensor) => ({ y: relu(matmul(x, w)), total: sum(square(matmul(x, w))) });
  const [alone, together] = [compile(f, { threads: 1 }), compile(f, { threads: 3 })];
  const [x, w] = [stream.normal([96, 200]), stream.normal([200, 130])];
  const before = together(x, w);
  await together.ready;
  vi.mocked(allocateMemory).mockClear();
  expect(together(x, w)).toEqual(alone(x, w));
  expect(before).toEqual(alone(x, w));
  // a program that is compiled later gets a shared memory, too
  const fewer = stream.normal([64, 200]);
  expect(together(fewer, w)).toEqual(alone(fewer, w));
  expect(vi.mocked(allocateMemory).mock.calls.filter(([, shared]) => shared === true).length).toBeLessThan(2);
});
