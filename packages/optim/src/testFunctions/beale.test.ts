import { expect, it } from 'vitest';
import { checkTestFunction } from '../testing/checkTestFunction';
import { beale } from './beale';

it('beale is what it says', () => {
  checkTestFunction(beale);
  expect(beale.loss(beale.start).data[0]).toBe(1.5 ** 2 + 2.25 ** 2 + 2.625 ** 2);
});
