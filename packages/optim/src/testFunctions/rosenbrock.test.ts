import { expect, it } from 'vitest';
import { checkTestFunction } from '../testing/checkTestFunction';
import { rosenbrock } from './rosenbrock';

it('rosenbrock has the minima that it claims', () => {
  checkTestFunction(rosenbrock);
  // the value at the customary start, in Moré, Garbow & Hillstrom 1981, no. 1
  expect(rosenbrock.loss(rosenbrock.start).data[0]).toBeCloseTo(24.2, 12);
});
