import { expect, it } from 'vitest';
import { checkTestFunction } from '../testing/checkTestFunction';
import { point } from './point';
import { rastrigin } from './rastrigin';

it('rastrigin has the minima that it claims', () => {
  checkTestFunction(rastrigin);
  expect(rastrigin.loss(point({ x: 1, y: -2 })).data[0]).toBeCloseTo(5, 12);
});
