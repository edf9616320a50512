import { adam, sgd } from '@gd/optim';
import { muon } from '@gd/optim-muon';
import { describe, expect, it } from 'vitest';
import { objectives } from './objectives.mjs';
import { rates } from './tuning.mjs';
import type { Make } from './walk';
import {
  endOf,
  objectiveOf,
  optimizerWith,
  plainRates,
  plainTrip,
  readableGap,
  startOf,
  stepsOn,
  tripOf,
} from './walk';

const bowl = objectiveOf('bowl');

describe('tripOf', () => {
  it('descends the bowl as arithmetic does', () => {
    const trip = plainTrip(bowl, [-4], 0.25);
    // each step halves the way to 3
    expect(trip.places.slice(0, 4)).toEqual([[-4], [-0.5], [1.25], [2.125]]);
    expect(trip.gaps.slice(0, 3)).toEqual([49, 12.25, 3.0625]);
    // 49 / 4ⁿ ≤ 0.01 from n = 7 on
    expect(trip).toMatchObject({ home: 7, flewOff: false });
  });
  it('says how a descent ended', () => {
    expect(endOf(plainTrip(bowl, [-4], 0.25))).toBe('is home after 7 steps');
    expect(endOf(plainTrip(bowl, [-4], 0.5))).toBe('is home after 1 step');
    expect(endOf(plainTrip(bowl, [3], 0.1))).toBe('is at home already');
    expect(endOf(plainTrip(bowl, [-4], 1))).toBe('is still 49 above the floor after 100 steps');
    expect(endOf(plainTrip(bowl, [-4], 3))).toMatch(/^flies off the hill at step \d+$/);
  });
  it('writes two digits', () => expect([1234.5, 0.012345, 3e-9].map(readableGap)).toEqual(['1235', '0.012', '3e-9']));
});

it.each(objectives.map(({ id }) => id))('plain descent has the best of the learning rates on the %s', (id) => {
  const objective = objectiveOf(id);
  const worth = (rate: number) => {
    const { home, flewOff, gaps } = plainTrip(objective, startOf(objective), rate);
    return flewOff ? Number.POSITIVE_INFINITY : (home ?? (stepsOn[id] ?? 0) + gaps.at(-1)!);
  };
  expect(worth(plainRates[id] ?? Number.NaN)).toBeCloseTo(Math.min(...rates.map(worth)), 3);
});

it('splits settings into options and the rest', () => {
  expect(optimizerWith(adam as Make, { learningRate: 0.1, amsgrad: true }).options.learningRate).toBe(0.1);
  const inside = optimizerWith(muon as Make, { learningRate: 0.1, 'fallback/learningRate': 0.2 });
  expect(inside.options).toMatchObject({ learningRate: 0.1, 'fallback/learningRate': 0.2 });
  const trip = tripOf(bowl, [-4], inside);
  // the weights of a test function are single numbers, so the fallback updates them, by about its learning rate in the
  // first step
  expect(trip.places[1]![0]).toBeCloseTo(-3.8, 6);
  expect(() => optimizerWith(sgd as Make, { nesterov: true })).toThrow('sgd: nesterov with momentum 0');
});

it('names the objectives there are', () => {
  expect(() => objectiveOf('moon')).toThrow('gallery: no objective "moon" — there are bowl, ravine,');
});
