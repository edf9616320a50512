import { random } from '@gd/core';
import { expect, it } from 'vitest';
import { fullBatch } from './fullBatch';

it('fullBatch shows all rows at once, in order', () => {
  expect([...fullBatch().batches(4, random(0))]).toEqual([Int32Array.of(0, 1, 2, 3)]);
  expect([...fullBatch().batches(0, random(0))]).toEqual([]);
});
