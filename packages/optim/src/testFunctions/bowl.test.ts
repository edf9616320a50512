import { expect, it } from 'vitest';
import { checkTestFunction } from '../testing/checkTestFunction';
import { bowl } from './bowl';

it('bowl has the minima that it claims', () => {
  checkTestFunction(bowl);
  expect(bowl.loss(bowl.start).data[0]).toBe(49);
});
