import { expect, test } from 'vitest';
import { seededRandom } from './seededRandom';

test('draws the same numbers for the same seed, others for another, evenly between 0 and 1', () => {
  const draw = (seed: number) => Array.from({ length: 10_000 }, seededRandom(seed));
  const numbers = draw(42);
  expect(numbers).toEqual(draw(42));
  expect(numbers[0]).not.toBe(draw(43)[0]);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  const tenths = Array.from({ length: 10 }, (_, i) => numbers.filter((n) => Math.floor(n * 10) === i).length);
  for (const count of tenths) expect(count).toBeGreaterThan(850);
});
