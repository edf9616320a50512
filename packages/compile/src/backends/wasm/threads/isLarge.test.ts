import type { Tensor } from '@gd/core';
import { grad, matmul, relu, square, sub, sum, zeros } from '@gd/core';
import { expect, it } from 'vitest';
import { compile } from '../../../compile';
import { isLarge } from './isLarge';

it.each([
  [2, 8, 4, false],
  [20, 32, 32, false],
  [784, 128, 64, true],
])('the gradient of a net of %d-%d-10 with %d examples at once: %s', (inputs, units, rows, large) => {
  const loss = (weights: { a: Tensor; b: Tensor }, x: Tensor): Tensor =>
    sum(square(sub(matmul(relu(matmul(x, weights.a)), weights.b), 1)));
  const gradient = compile(grad(loss));
  gradient({ a: zeros([inputs, units]), b: zeros([units, 10]) }, zeros([rows, inputs]));
  expect(isLarge(gradient.programs[0]!.plan)).toBe(large);
});
