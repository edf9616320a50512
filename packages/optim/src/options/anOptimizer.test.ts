import { isOf } from '@gd/core/extend';
import { expect, it } from 'vitest';
import { adam } from '../optimizers/adam';
import { anOptimizer } from './anOptimizer';

it('knows an optimizer by its fields', () => {
  const { name, options, init, step } = adam();
  expect(isOf(anOptimizer, { name, options, init, step })).toBe(true);
  for (const thing of [
    adam,
    undefined,
    null,
    'adam',
    {},
    { options, init },
    { init, step },
    { init, step, options: null },
  ]) {
    expect(isOf(anOptimizer, thing)).toBe(false);
  }
});
