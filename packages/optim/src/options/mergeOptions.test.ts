import { expect, it } from 'vitest';
import { adam } from '../optimizers/adam';
import { mergeOptions } from './mergeOptions';

it('mergeOptions joins the options of both, and refuses two of one name', () => {
  expect(Object.keys(mergeOptions('decoupledWeightDecay', adam(), { weightDecay: 0.1 }))).toEqual([
    'learningRate',
    'beta1',
    'beta2',
    'epsilon',
    'weightDecay',
  ]);
  expect(() => mergeOptions('decoupledWeightDecay', adam(), { beta1: 0.1 })).toThrow(
    'decoupledWeightDecay: adam has an option "beta1" already — wrap it once',
  );
});
