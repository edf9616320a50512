import type { Batch } from '@gd/core';
import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import type { BatchesOptions } from './batches';
import { batches } from './batches';

const numbered = (count: number): Batch => {
  const rows = Int32Array.from({ length: count }, (_, i) => i);
  return { inputs: tensor(Float32Array.from(rows), { shape: [count, 1] }), targets: tensor(rows) };
};
const rows = (count: number, options: BatchesOptions): number[][] =>
  [...batches(numbered(count), options)].map(({ targets }) => [...targets.data]);

describe('batches', () => {
  it('yields every example once, in order without a seed', () => {
    expect(rows(5, { size: 2 })).toEqual([[0, 1], [2, 3], [4]]);
    expect(rows(5, { size: 2, last: 'drop' })).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(rows(4, { size: 2, last: 'drop' })).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(rows(3, { size: 3 })).toEqual([[0, 1, 2]]);
  });
  it('shuffles every epoch differently, and the same epoch always the same way', () => {
    const epoch = (number: number) => rows(50, { size: 8, seed: 1, epoch: number }).flat();
    expect([...epoch(0)].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect(epoch(1)).not.toEqual(epoch(0));
    expect(epoch(0)).not.toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect(epoch(1)).toEqual(epoch(1));
    expect(rows(50, { size: 8, seed: 2 }).flat()).not.toEqual(epoch(0));
  });
  it('keeps inputs and targets together', () => {
    for (const { inputs, targets } of batches(numbered(30), { size: 7, seed: 4 })) {
      expect([...inputs.data]).toEqual([...targets.data]);
      expect(inputs.shape).toEqual([targets.shape[0], 1]);
    }
  });
  it('rejects invalid arguments and says why', () => {
    const say = (count: number, options: object, message: string) =>
      expect(() => rows(count, options as BatchesOptions)).toThrow(message);
    say(4, { size: 0 }, 'batches: size is 0 — wanted a whole number of at least 1');
    say(4, { size: 1.5 }, 'batches: size is 1.5 — wanted a whole number of at least 1');
    say(4, {}, 'batches: size is undefined — wanted a whole number of at least 1');
    say(4, { size: 5 }, 'batches: size 5 of 4 examples — a batch cannot be larger than the dataset');
    say(4, { size: 2, last: 'keeps' }, 'batches: last is "keeps" — wanted one of keep, drop');
    expect(() => batches(numbered(4), 2 as never)).toThrow(
      'batches: 2 — options come in a record; batches(dataset, { size: 2 })?',
    );
    say(0, { size: 1 }, 'batches: the dataset is empty — there must be at least one example');
  });
});
