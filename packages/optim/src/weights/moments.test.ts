import { item, tensor } from '@gd/core';
import { scalar } from '@gd/core/extend';
import { expect, it } from 'vitest';
import { momentFactors, momentRanges, movingAverage, zeroMoments } from './moments';

it('momentFactors are the bias corrections of Adam', () => {
  const { oneMinusBeta1, oneMinusBeta2, biasCorrection1, biasCorrection2Sqrt } = momentFactors(
    { beta1: scalar(0.5), beta2: scalar(0.75) },
    scalar(2),
  );
  expect([item(oneMinusBeta1), item(oneMinusBeta2), item(biasCorrection1)]).toEqual([0.5, 0.25, 0.75]);
  expect(item(biasCorrection2Sqrt)).toBeCloseTo(Math.sqrt(1 - 0.75 ** 2), 15);
});

it('movingAverage keeps the share decay of the old value and takes the rest from the new', () => {
  expect(item(movingAverage(tensor(8), tensor(4), scalar(0.75), scalar(0.25)))).toBe(7);
});

it('zeroMoments have the shape and dtype of the weight', () => {
  const weight = tensor([[1, 2]], { dtype: 'float64' });
  expect(zeroMoments(weight).v).toMatchObject({ shape: [1, 2], dtype: 'float64' });
});

it('momentRanges allow decay rates from 0 to below 1', () => {
  const options = { learningRate: 1, beta1: 0.9, beta2: 0.999, epsilon: 0 };
  expect(momentRanges(options)).toEqual({
    learningRate: ['[0, ∞)', 1],
    beta1: ['[0, 1)', 0.9],
    beta2: ['[0, 1)', 0.999],
    epsilon: ['[0, ∞)', 0],
  });
});
