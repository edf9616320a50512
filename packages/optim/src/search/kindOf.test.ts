import { tensor } from '@gd/core';
import { expect, it } from 'vitest';
import { kindOf } from './kindOf';

it('makes weights of a number, a tensor and weights, and the same kind of weights', () => {
  const number = kindOf(0.1);
  expect(number.start).toMatchObject({ x: { shape: [], dtype: 'float64' } });
  expect([number.given(number.start), number.shown(number.start)]).toEqual([number.start.x, 0.1]);
  const row = tensor([1, 2]);
  const one = kindOf(row);
  expect([one.start.x, one.given(one.start), one.shown(one.start)]).toEqual([row, row, row]);
  const weights = { a: row };
  const many = kindOf(weights);
  expect([many.start, many.given(weights), many.shown(weights)]).toEqual([weights, weights, weights]);
});
