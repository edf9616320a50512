import { expect, it } from 'vitest';
import { random } from '../random/random';
import { tensor } from '../tensor/tensor';
import { checkLayer } from '../testing/checkLayer';
import { flatten } from './flatten';

it('flattens each example into one row', () => {
  const x = tensor([
    [
      [1, 2],
      [3, 4],
    ],
    [
      [5, 6],
      [7, 8],
    ],
  ]);
  expect(flatten().forward({}, x)).toMatchObject({ shape: [2, 4], data: new Float32Array([1, 2, 3, 4, 5, 6, 7, 8]) });
  expect(flatten().init(random(1), [])).toEqual({ weights: {}, outputShape: [1] });
});

it('keeps the contract of layers', () => {
  checkLayer(flatten(), { inputShape: [3, 2, 2] });
  checkLayer(flatten(), { inputShape: [5] });
});

it('takes an empty batch', () => {
  expect(flatten().forward({}, tensor(new Float32Array(0), { shape: [0, 2, 3] })).shape).toEqual([0, 6]);
});

it('wants a batch axis', () => {
  expect(() => flatten().forward({}, tensor(1))).toThrow(
    'flatten: input [] — it takes [batch,…]; is the batch axis missing?',
  );
});
