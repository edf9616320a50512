import { expect, it } from 'vitest';
import { checkTestFunction } from '../testing/checkTestFunction';
import { flatPlain } from './flatPlain';

it('flatPlain has the minima that it claims', () => {
  checkTestFunction(flatPlain);
  expect(flatPlain.loss(flatPlain.start).data[0]).toBeCloseTo(1 - 1 / 26, 12);
});
