import { expect, it } from 'vitest';
import { point } from './point';

it('point makes 0-d float64 tensors of numbers', () => {
  const { x, y } = point({ x: 1.1, y: -2 });
  expect([x!.shape, x!.dtype, x!.data[0], y!.data[0]]).toEqual([[], 'float64', 1.1, -2]);
});
