import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { adam } from '../optimizers/adam';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { bitEqual, replayUpdates } from '../testing/replayUpdates';
import { skipNonFinite } from './skipNonFinite';
import { subjects } from './skipNonFinite.claims';

const start = { a: tensor([1, 2]), b: tensor(3) };
const good = { a: tensor([0.1, -1]), b: tensor(2) };

describe('skipNonFinite', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('skips a gradient of %s', (bad) => {
    const optimizer = skipNonFinite(adam({ learningRate: 0.1 }));
    const { points, states, updates } = replayUpdates(optimizer, start, [good, { ...good, b: tensor(bad) }, good]);
    expect(bitEqual(points[1]!, points[2]!)).toBe(true);
    expect([...updates[1]!.a!.data, ...updates[1]!.b!.data]).toEqual([0, 0, 0]);
    expect(states[2]).toEqual(states[1]);
    expect(bitEqual(points[2]!, points[3]!)).toBe(false);
  });
  it('changes nothing else', () => {
    const bare = replayUpdates(adam(), start, [good, good]).points.at(-1)!;
    expect(bitEqual(bare, replayUpdates(skipNonFinite(adam()), start, [good, good]).points.at(-1)!)).toBe(true);
    expect(skipNonFinite(sgd()).name).toBe('skipNonFinite(sgd)');
    expect(replayUpdates(skipNonFinite(sgd()), start, [{}]).updates).toEqual([{}]);
  });
});

describe('skipNonFinite passes the kit', () => {
  for (const { title, run } of optimizerChecks(subjects.skipNonFinite.make, subjects.skipNonFinite.claims))
    it(title, run);
});
