import { expect, it } from 'vitest';
import { checkHill } from '../testing/checkTestFunction';
import { bowl } from './bowl';

it('bowl is what it says', () => {
  checkHill(bowl);
  expect(bowl.loss(bowl.start).data[0]).toBe(49);
});
