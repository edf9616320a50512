import { expect, it } from 'vitest';
import { checkTestFunction } from '../testing/checkTestFunction';
import { plateau } from './plateau';

it('plateau is what it says', () => {
  checkTestFunction(plateau);
  expect(plateau.loss(plateau.start).data[0]).toBeCloseTo(1 - 1 / 26, 12);
});
