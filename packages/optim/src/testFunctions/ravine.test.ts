import { expect, it } from 'vitest';
import { checkTestFunction } from '../testing/checkTestFunction';
import { ravine } from './ravine';

it('ravine has the minima that it claims', () => {
  checkTestFunction(ravine());
  checkTestFunction(ravine(1000));
  expect(ravine(25).loss(ravine(25).start).data[0]).toBe(82);
  expect(() => ravine(0)).toThrow('ravine: steepness is 0 — wanted a number in [1, ∞), like 25');
});
