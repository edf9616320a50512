import { expect, it } from 'vitest';
import { checkTestFunction } from '../testing/checkTestFunction';
import { point } from './point';
import { saddle } from './saddle';

it('saddle has the minima that it claims', () => {
  checkTestFunction(saddle);
  expect(saddle.loss(point({ x: 0, y: 0 })).data[0]).toBe(0);
});
