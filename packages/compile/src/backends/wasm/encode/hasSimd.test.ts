import { expect, it } from 'vitest';
import { hasSimd } from './hasSimd';

it('finds SIMD in every engine that the tests run in', () => {
  expect(hasSimd()).toBe(true);
});
