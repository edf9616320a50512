import { expect, it } from 'vitest';
import { facts, inWords, sweep, tripByRule, tripWith } from './model';

// on (w − 3)² each step multiplies the distance to 3 by 1 − 2η, so the doorstep is reached at step ⌈ln(0.1/7) / ln|1 − 2η|⌉
const closedForm = (rate: number) =>
  rate === 0.5 ? 1 : Math.ceil(Math.log(0.1 / 7) / Math.log(Math.abs(1 - 2 * rate)));

it('needs as many steps as the closed form says', () => {
  for (const rate of [0.01, 0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97])
    expect(tripWith(rate).steps, `${rate}`).toBe(closedForm(rate));
  const { steps001, steps01, steps03, steps05, steps09 } = facts();
  expect([steps001, steps01, steps03, steps05, steps09]).toEqual([211, 20, 5, 1, 20]);
});

it('swings for ever at exactly 1 and flies away beyond', () => {
  expect(tripWith(1).verdict).toBe('swings');
  expect(tripWith(1).places.slice(0, 4)).toEqual([-4, 10, -4, 10]);
  expect(tripWith(1.05).verdict).toBe('flies away');
  expect(facts().after20With105).toBeCloseTo(3 - 7 * 1.1 ** 20, 6);
});

it('walks the same by the same rule', async () => {
  const rule = (w: number, slope: number, rate: number) => w - rate * slope;
  for (const rate of [0.02, 0.1, 0.5, 0.9, 1, 1.08]) {
    const [ours, theirs] = [tripWith(rate), await tripByRule(rate, rule)];
    expect(theirs.steps).toBe(ours.steps);
    expect(theirs.verdict).toBe(ours.verdict);
  }
  expect((await tripByRule(0.1, (w, slope, rate) => w + rate * slope)).verdict).toBe('flies away');
  expect((await tripByRule(0.1, () => Number.NaN)).verdict).toBe('flies away');
});

it('falls to one step at 0.5 and rises again, the same on both sides', () => {
  const swept = sweep();
  const steps = swept.map((point) => point.steps ?? Number.POSITIVE_INFINITY);
  expect(Math.min(...steps)).toBe(1);
  expect(swept.every(({ steps: needed }) => needed !== null)).toBe(true);
  expect(tripWith(0.2).steps).toBe(tripWith(0.8).steps);
});

it('tells a trip in one sentence', () => {
  expect(inWords(tripWith(0.1))).toBe('Wen is at the hut after 20 steps.');
  expect(inWords(tripWith(0.9))).toBe('Wen is at the hut after 20 steps, leaping from side to side.');
  expect(inWords(tripWith(0.5))).toBe('Wen is at the hut after 1 step.');
  expect(inWords(tripWith(1))).toContain('for ever');
  expect(inWords(tripWith(1.1))).toContain('flies off');
});
