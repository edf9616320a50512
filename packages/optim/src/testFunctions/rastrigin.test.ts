import { expect, it } from 'vitest';
import { checkHill } from '../testing/checkTestFunction';
import { place } from './point';
import { rastrigin } from './rastrigin';

it('rastrigin is what it says', () => {
  checkHill(rastrigin);
  expect(rastrigin.loss(place({ x: 1, y: -2 })).data[0]).toBeCloseTo(5, 12);
});
