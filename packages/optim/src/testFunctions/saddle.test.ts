import { expect, it } from 'vitest';
import { checkHill } from '../testing/checkTestFunction';
import { place } from './point';
import { saddle } from './saddle';

it('saddle is what it says', () => {
  checkHill(saddle);
  expect(saddle.loss(place({ x: 0, y: 0 })).data[0]).toBe(0);
});
