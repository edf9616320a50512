import { expect, it } from 'vitest';
import { readable } from './readable';

it('writes numbers as people do', () => {
  expect(readable(-14)).toBe('−14');
  expect(readable(0.1 + 0.2)).toBe('0.3');
  expect(readable(-0.0001)).toBe('0');
  expect(readable(31.359999999999996)).toBe('31.36');
  expect(readable(0.0064, 4)).toBe('0.0064');
  expect(readable(Number.NaN)).toBe('not a number');
  expect(readable(Number.POSITIVE_INFINITY)).toBe('∞');
});
