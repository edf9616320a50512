import { expect, it } from 'vitest';
import { checkTestFunction } from '../testing/checkTestFunction';
import { beale } from './beale';

it('beale has the minima that it claims', () => {
  checkTestFunction(beale);
  expect(beale.loss(beale.start).data[0]).toBe(1.5 ** 2 + 2.25 ** 2 + 2.625 ** 2);
});
