import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { adam } from '../optimizers/adam';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { replayUpdates } from '../testing/replayUpdates';
import { accumulate } from './accumulate';
import { subjects } from './accumulate.claims';

describe('accumulate', () => {
  it('counts the steps of the inner optimizer, not its own', () => {
    const grad = { w: tensor([0.5], { dtype: 'float64' }) };
    const start = { w: tensor([1], { dtype: 'float64' }) };
    const often = replayUpdates(accumulate(adam(), { every: 3 }), start, Array(12).fill(grad)).points.at(-1);
    expect(often).toEqual(replayUpdates(adam(), start, Array(4).fill(grad)).points.at(-1));
  });
  it('says what it wants', () => {
    expect(accumulate(sgd()).name).toBe('accumulate(sgd)');
    expect(() => accumulate(sgd(), { every: 0.5 })).toThrow('accumulate: every is 0.5 — wanted a number of at least 1');
  });
  for (const { title, run } of optimizerChecks(subjects.accumulate.make, subjects.accumulate.claims)) it(title, run);
});
