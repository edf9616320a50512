import { expect, it } from 'vitest';
import { checkTestFunction } from '../testing/checkTestFunction';
import { himmelblau } from './himmelblau';

it('himmelblau has the minima that it claims', () => {
  checkTestFunction(himmelblau);
  expect(himmelblau.loss(himmelblau.start).data[0]).toBe(11 ** 2 + 7 ** 2);
});
