import { random } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { miniBatch } from './miniBatch';

const epoch = (size: number, count: number, seed = 42) =>
  [...miniBatch(size).batches(count, random(seed))].map((rows) => [...rows]);

describe('miniBatch', () => {
  it('shows every row once, and keeps the smaller last batch', () => {
    const batches = epoch(3, 10);
    expect(batches.map((rows) => rows.length)).toEqual([3, 3, 3, 1]);
    expect(batches.flat().sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(epoch(32, 3).map((rows) => rows.length)).toEqual([3]);
    expect(epoch(3, 0)).toEqual([]);
  });
  it('drops the smaller last batch, other rows in each epoch', () => {
    const whole = (count: number, seed: number) =>
      [...miniBatch(3, { last: 'drop' }).batches(count, random(seed))].map((rows) => [...rows]);
    expect(whole(10, 42)).toEqual(epoch(3, 10).slice(0, 3));
    expect(whole(9, 42)).toEqual(epoch(3, 9));
    expect(miniBatch(3, { last: 'drop' }).name).toBe("miniBatch(3, { last: 'drop' })");
    expect(miniBatch(3, { last: 'keep' }).name).toBe('miniBatch(3)');
    expect(() => whole(2, 42)).toThrow("miniBatch: 2 rows — size 3 with last: 'drop' leaves no batch; a smaller size?");
  });
  it('shuffles by the stream it is given: the same seed, the same order', () => {
    expect(epoch(4, 100)).toEqual(epoch(4, 100));
    expect(epoch(4, 100).flat()).not.toEqual(epoch(4, 100, 43).flat());
    expect(epoch(4, 100).flat()).not.toEqual(Array.from({ length: 100 }, (_, i) => i));
  });
  it('refuses an invalid size', () => {
    for (const size of [0, -1, 2.5, Number.NaN]) {
      expect(() => miniBatch(size)).toThrow(
        `miniBatch: size is ${size} — wanted a whole number of at least 1; 32 is a good first guess`,
      );
    }
  });
});
