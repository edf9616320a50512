import { tensor } from '@gd/core';
import { expect, it } from 'vitest';
import { asRow } from './asRow';

it('flattens weights and rebuilds them from a row, with their shapes and dtypes', () => {
  const like = { a: tensor([[1, 2]]), b: tensor(Float64Array.of(0.1), { shape: [] }) };
  const { row, weights } = asRow('lbfgs', like);
  expect([...row(like)]).toEqual([1, 2, 0.1]);
  const { a, b } = weights(Float64Array.of(3, 0.1, 7));
  expect(a).toMatchObject({ shape: [1, 2], dtype: 'float32', data: Float32Array.of(3, 0.1) });
  expect(b).toMatchObject({ shape: [], dtype: 'float64', data: Float64Array.of(7) });
});

it('requires floating-point weights', () => {
  const whole = { n: tensor([1], { dtype: 'int32' }) };
  expect(() => asRow('lbfgs', whole)).toThrow('lbfgs: "n" is int32 — wanted float32 or float64; cast it');
});
