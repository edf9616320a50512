import { expect, it } from 'vitest';
import { checkTestFunction } from '../testing/checkTestFunction';
import { point } from './point';
import { twoValleys } from './twoValleys';

it('twoValleys has the minima that it claims', () => {
  checkTestFunction(twoValleys);
  // the crest between the valleys, as lesson 8 draws it
  expect(twoValleys.loss(point({ w: 0.1260001925862561 })).data[0]).toBeCloseTo(6.062748, 6);
  expect(twoValleys.minima.map(({ at, value }) => [at.w!.data[0]!.toFixed(3), value.toFixed(3)])).toEqual([
    ['-1.473', '0.556'],
    ['1.347', '3.381'],
  ]);
});
