import { tensor } from '@gd/core';
import { expect, it } from 'vitest';
import { reduce } from './reduce';

it('reduce gives one number, or the losses as they are', () => {
  const losses = tensor([
    [1, 2],
    [3, 6],
  ]);
  expect(reduce('mse', losses).data).toEqual(Float32Array.of(3));
  expect(reduce('mse', losses, 'mean').shape).toEqual([]);
  expect(reduce('mse', losses, 'sum').data).toEqual(Float32Array.of(12));
  expect(reduce('mse', losses, 'none')).toBe(losses);
  expect(() => reduce('mse', losses, 'max' as never)).toThrow('mse: reduction "max" — there are mean, sum and none');
});
