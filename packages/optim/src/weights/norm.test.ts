import { item, tensor } from '@gd/core';
import { expect, it } from 'vitest';
import { globalNorm, norm } from './norm';

it('norm is the length of one tensor, globalNorm that of all together', () => {
  expect(item(norm(tensor([[3], [4]])))).toBe(5);
  expect(item(globalNorm({ a: tensor([3]), b: tensor([[0, 4]]), c: tensor(12) }))).toBe(13);
  expect(item(globalNorm({}))).toBe(0);
});

it('globalNorm adds in the same order, whatever the order of the names', () => {
  const weights = { b: tensor(1e8), a: tensor(0.1), c: tensor(0.7) };
  const { a, b, c } = weights;
  expect(item(globalNorm({ c, b, a }))).toBe(item(globalNorm(weights)));
});
