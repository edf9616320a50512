import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { adam } from '../optimizers/adam';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { alike, stroll } from '../testing/replayUpdates';
import { skipNonFinite } from './skipNonFinite';
import { subjects } from './skipNonFinite.claims';

const start = { a: tensor([1, 2]), b: tensor(3) };
const good = { a: tensor([0.1, -1]), b: tensor(2) };

describe('skipNonFinite', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('sits out a slope of %s', (bad) => {
    const optimizer = skipNonFinite(adam({ learningRate: 0.1 }));
    const { places, states, moves } = stroll(optimizer, start, [good, { ...good, b: tensor(bad) }, good]);
    expect(alike(places[1]!, places[2]!)).toBe(true);
    expect([...moves[1]!.a!.data, ...moves[1]!.b!.data]).toEqual([0, 0, 0]);
    expect(states[2]).toEqual(states[1]);
    expect(alike(places[2]!, places[3]!)).toBe(false);
  });
  it('changes nothing else', () => {
    const bare = stroll(adam(), start, [good, good]).places.at(-1)!;
    expect(alike(bare, stroll(skipNonFinite(adam()), start, [good, good]).places.at(-1)!)).toBe(true);
    expect(skipNonFinite(sgd()).name).toBe('skipNonFinite(sgd)');
    expect(stroll(skipNonFinite(sgd()), start, [{}]).moves).toEqual([{}]);
  });
});

describe('skipNonFinite by the kit', () => {
  for (const { title, run } of optimizerChecks(subjects.skipNonFinite.make, subjects.skipNonFinite.claims))
    it(title, run);
});
