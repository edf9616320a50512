import { expect, it } from 'vitest';
import { firstTries } from './firstTries';
import type { Row } from './types';

const row = (name: string, given: Partial<Row>): Row => ({
  name,
  from: '@gd/optim',
  first: '',
  memory: { least: 8, most: 8 },
  size: 1000,
  speed: { least: 3, most: 3 },
  hills: { default: 0, tuned: 6 },
  moons: { default: 0.8, tuned: 0.9 },
  digits: { default: 0.8, tuned: 0.95 },
  place: 10,
  passed: 27,
  exempt: 0,
  ...given,
});

it('computes its answers from the numbers', () => {
  const tries = firstTries([
    row('ready', { moons: { default: 0.97, tuned: 0.9 }, digits: { default: 0.96, tuned: 0.96 } }),
    row('sure', { place: 2.5 }),
    row('light', { memory: { least: 0, most: 1 } }),
    row('blind', { memory: { least: 0, most: 0 }, speed: { least: 1, most: 1 }, digits: { default: 0, tuned: 0.3 } }),
    row('quick', { speed: { least: 1, most: 1.5 } }),
  ]);
  expect(tries.map(({ name }) => name)).toEqual(['ready', 'sure', 'light', 'quick']);
  expect(tries[0]!.why).toBe('With its defaults, it classifies 96 % of unseen digits and 97 % of the moons correctly.');
  expect(tries[1]!.why).toContain('2.5 of 5');
});
