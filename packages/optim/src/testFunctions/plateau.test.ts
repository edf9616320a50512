import { expect, it } from 'vitest';
import { checkHill } from '../testing/checkTestFunction';
import { plateau } from './plateau';

it('plateau is what it says', () => {
  checkHill(plateau);
  expect(plateau.loss(plateau.start).data[0]).toBeCloseTo(1 - 1 / 26, 12);
});
