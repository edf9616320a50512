import { random } from '@gd/core';
import { expect, it } from 'vitest';
import { stochastic } from './stochastic';

it('stochastic shows one row at a time, each once, shuffled', () => {
  const rows = [...stochastic().batches(50, random(1))].map(([row, ...more]) => {
    expect(more).toEqual([]);
    return row!;
  });
  expect(rows).not.toEqual(rows.toSorted((a, b) => a - b));
  expect(rows.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  expect(stochastic().name).toBe('stochastic');
});
