import { tensor } from '@gd/core';
import { expect, it } from 'vitest';
import { reduce } from './reduce';

it('reduce gives one number, or the losses as they are', () => {
  const losses = tensor([
    [1, 2],
    [3, 6],
  ]);
  expect(reduce(losses, 'mean').data).toEqual(Float32Array.of(3));
  expect(reduce(losses, 'mean').shape).toEqual([]);
  expect(reduce(losses, 'sum').data).toEqual(Float32Array.of(12));
  expect(reduce(losses, 'none')).toBe(losses);
});
