import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Helper } from './startWorker';
import { startWorker } from './startWorker';
import { Pool } from './threadPool';
import { words } from './workerText';

vi.mock('./startWorker');

interface First {
  control: Int32Array;
  member: number;
  messages: number;
}

describe('a pool', () => {
  const helpers: (Helper & First & { told: unknown[]; ended: number; lose(reason: unknown): void })[] = [];
  const lost = vi.fn();
  let pool: Pool;
  beforeEach(() => {
    helpers.length = 0;
    lost.mockClear();
    vi.mocked(startWorker).mockImplementation((first, lose) => {
      const { control, messages } = first as First;
      const helper = {
        ...(first as First),
        lose,
        told: [] as unknown[],
        ended: 0,
        // what it was sent must already be counted, or it would not stop to listen
        post: (message: unknown) => helper.told.push([message, control[messages]]),
        end: () => helper.ended++,
      };
      helpers.push(helper);
      return Promise.resolve(helper);
    });
    pool = new Pool(lost);
  });
  afterEach(() => vi.mocked(startWorker).mockReset());

  it('starts each worker once, with its own control words', async () => {
    await pool.grow(2);
    await pool.grow(4);
    await pool.grow(3);
    expect(helpers.map(({ member }) => member)).toEqual([1, 2, 3]);
    expect(helpers.map(({ messages }) => messages)).toEqual([32, 48, 64]);
    expect(new Set(helpers.map(({ control }) => control)).size).toBe(1);
  });
  it('sends programs to the workers that share them, removes them from all, and wakes workers', async () => {
    await pool.grow(3);
    const [module, memory] = [{}, {}] as [WebAssembly.Module, WebAssembly.Memory];
    expect(pool.add(module, memory, 2)).toBe(1);
    expect(pool.add(module, memory, 3)).toBe(2);
    pool.remove(1);
    const [first, second, gone] = [{ id: 1, module, memory }, { id: 2, module, memory }, { id: 1 }];
    expect(helpers.map(({ told }) => told)).toEqual([
      [
        [first, 1],
        [second, 2],
        [gone, 3],
      ],
      [
        [second, 1],
        [gone, 2],
      ],
    ]);
    const { control } = helpers[0]!;
    const before = control[words.calls]!;
    pool.call(2);
    expect([control[words.program], control[words.calls]]).toEqual([2, before + 1]);
  });
  it('reports a lost worker, but not one that it ended', async () => {
    await pool.grow(3);
    helpers[1]!.lose('killed');
    expect(lost.mock.calls).toEqual([['killed']]);
    pool.end();
    await pool.grow(1);
    expect(helpers.map(({ ended }) => ended)).toEqual([1, 1]);
    helpers[0]!.lose(1);
    expect(lost.mock.calls).toHaveLength(1);
  });
  it('rejects when a worker does not start, and still serves programs that need fewer', async () => {
    await pool.grow(2);
    vi.mocked(startWorker).mockRejectedValue(new Error('not allowed'));
    await expect(pool.grow(3)).rejects.toThrow('not allowed');
    pool.add({} as WebAssembly.Module, {} as WebAssembly.Memory, 3);
    expect(helpers[0]!.told).toHaveLength(1);
  });
});
