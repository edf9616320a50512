import { item, tensor } from '@gd/core';
import { expect, it } from 'vitest';
import { globalNorm, norm, normAlong } from './norm';

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

it('measures what no square could hold, and lets NaN and infinity through', () => {
  for (const [dtype, sizes] of [
    ['float32', [2 ** 125, 1e20, 1, 1e-30, 2 ** -149]],
    ['float64', [2 ** 1021, 1e200, 1, 1e-200, 2 ** -1074]],
  ] as const) {
    for (const size of sizes) {
      const x = tensor([[size], [-size], [size], [size]], { dtype });
      const exact = 2 * x.data[0]!;
      expect(item(norm(x)) / exact).toBeCloseTo(1, dtype === 'float32' ? 6 : 14);
      expect(normAlong(x, [0]).data[0]! / exact).toBeCloseTo(1, dtype === 'float32' ? 6 : 14);
      expect([...normAlong(tensor([size, -size], { dtype }), []).data]).toEqual(
        [size, size].map((each) => tensor(each, { dtype }).data[0]),
      );
    }
    expect(item(norm(tensor([1, Number.POSITIVE_INFINITY], { dtype })))).toBe(Number.POSITIVE_INFINITY);
    expect(item(norm(tensor([1, Number.NaN], { dtype })))).toBeNaN();
    expect(item(norm(tensor([0, 0], { dtype })))).toBe(0);
  }
  expect(item(globalNorm({ a: tensor([3e-30]), b: tensor([[4e-30]], { dtype: 'float64' }) })) / 5e-30).toBeCloseTo(
    1,
    6,
  );
});
