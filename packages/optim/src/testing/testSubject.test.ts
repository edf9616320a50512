import { expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { testSubject } from './testSubject';

it('pairs an optimizer with its claims', () => {
  const claims = { options: { learningRate: 0.5 }, source: 'none', path: { start: [], grads: [], weights: [] } };
  expect(testSubject(sgd, claims)).toEqual({ make: sgd, claims });
});
