import { expect, it } from 'vitest';
import { mergeOptions } from './mergeOptions';
import { adam } from '../optimizers/adam';

it('mergeOptions joins the options of both, and refuses two of one name', () => {
  expect(Object.keys(mergeOptions('decay', adam(), { weightDecay: 0.1 }))).toEqual([
    'learningRate',
    'beta1',
    'beta2',
    'epsilon',
    'weightDecay',
  ]);
  expect(() => mergeOptions('decay', adam(), { beta1: 0.1 })).toThrow(
    'decay: adam has an option "beta1" already — wrap it once',
  );
});
