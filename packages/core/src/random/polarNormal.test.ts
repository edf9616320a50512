import { expect, it } from 'vitest';
import { polarNormal } from './random';

/** A source of given draws. */
const draws = (...shares: number[]) => {
  const left = [...shares];
  return () => left.shift() ?? Number.NaN;
};

it('scales how far to the right a throw landed', () => {
  // x = 0.5, y = 0: s = ¼, out = ½ √(−2 ln ¼ / ¼) = √(2 ln 4)
  expect(polarNormal(draws(0.75, 0.5))).toBeCloseTo(Math.sqrt(2 * Math.log(4)), 14);
  expect(polarNormal(draws(0.25, 0.5))).toBeCloseTo(-Math.sqrt(2 * Math.log(4)), 14);
});
it('throws again beside the circle, on its rim and in its very middle', () => {
  expect(polarNormal(draws(0.99, 0.99, 1, 0.5, 0.5, 0.5, 0.75, 0.5))).toBeCloseTo(Math.sqrt(2 * Math.log(4)), 14);
});
