import { loadSafetensors, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { toCheckpoint } from './toCheckpoint';

describe('toCheckpoint', () => {
  it('is a safetensors file that others can read, with names that speak', () => {
    const bytes = toCheckpoint({
      weights: { '0.dense/kernel': tensor([[1, 2]]) },
      state: { '0.dense/kernel': { first: tensor([[3, 4]]), lists: [tensor(5)] } },
      step: 30,
      epoch: 2,
      batch: 4,
      seed: 7,
      history: [],
    });
    const { weights, metadata } = loadSafetensors(bytes);
    expect(Object.keys(weights).sort()).toEqual([
      'state/0.dense/kernel/first',
      'state/0.dense/kernel/lists/0',
      'weights/0.dense/kernel',
    ]);
    expect(JSON.parse(metadata['gd.checkpoint']!)).toMatchObject({ step: 30, epoch: 2, batch: 4, seed: 7 });
  });
});
