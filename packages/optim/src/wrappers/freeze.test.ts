import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { replayUpdates } from '../testing/replayUpdates';
import { freeze } from './freeze';
import { subjects } from './freeze.claims';

it('freeze updates only the weights that are not frozen', () => {
  const optimizer = freeze(sgd({ learningRate: 1, momentum: 0.5 }), (name) => name.startsWith('0.'));
  const weights = { '0.dense/kernel': tensor([1, 2]), '1.dense/kernel': tensor([1, 2]) };
  const { points, updates } = replayUpdates(optimizer, weights, [weights, weights]);
  expect(points.at(-1)!['0.dense/kernel']).toBe(weights['0.dense/kernel']);
  expect([...points.at(-1)!['1.dense/kernel']!.data]).toEqual([1 - 1 - 1.5, 2 - 2 - 3]);
  expect(Object.keys(updates[0]!)).toEqual(['1.dense/kernel']);
  expect(optimizer.name).toBe('freeze(sgd)');
});

describe('freeze passes the kit', () => {
  for (const { title, run } of optimizerChecks(subjects.freeze.make, subjects.freeze.claims)) it(title, run);
});
