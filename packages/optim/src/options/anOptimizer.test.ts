import { isOf } from '@gd/core/extend';
import { expect, it } from 'vitest';
import { adam } from '../optimizers/adam';
import { anOptimizer } from './anOptimizer';

it('anOptimizer is what has init and step', () => {
  expect(isOf(anOptimizer, adam())).toBe(true);
  expect([adam, 'adam', null, undefined, {}, { init() {} }].map((value) => isOf(anOptimizer, value))).not.toContain(
    true,
  );
});
