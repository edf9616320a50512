import { expect, it } from 'vitest';
import { symmetricEigen } from './symmetricEigen';

it('knows the stretches of the second-difference table: 2 − 2 cos(kπ / (n + 1))', () => {
  const n = 7;
  const table = Float64Array.from({ length: n * n }, (_, k) => {
    const apart = Math.abs(Math.floor(k / n) - (k % n));
    return apart === 0 ? 2 : apart === 1 ? -1 : 0;
  });
  const values = [...symmetricEigen(table, n).values].sort((a, b) => a - b);
  values.forEach((value, k) => {
    expect(value).toBeCloseTo(2 - 2 * Math.cos(((k + 1) * Math.PI) / (n + 1)), 12);
  });
});

it.each([1, 2, 3, 10, 40])('puts a table of %i rows together again from upright directions', (n) => {
  const entry = (i: number, j: number) => Math.sin(3 * Math.min(i, j) + 5 * Math.max(i, j)) * 10 ** (-(i + j) / 3);
  const table = Float64Array.from({ length: n * n }, (_, k) => entry(Math.floor(k / n), k % n));
  const { values, vectors } = symmetricEigen(table, n);
  const over = (f: (k: number) => number) => Array.from({ length: n }, (_, k) => f(k)).reduce((sum, x) => sum + x, 0);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const [row, column] = [(k: number) => vectors[k * n + i]!, (k: number) => vectors[k * n + j]!];
      expect(over((k) => values[k]! * row(k) * column(k))).toBeCloseTo(table[i * n + j]!, 13);
      expect(over((k) => row(k) * column(k))).toBeCloseTo(i === j ? 1 : 0, 13);
    }
  }
});

it.each([
  ['one value three times', [5, 5, 5], [5, 0, 0, 0, 5, 0, 0, 0, 5]],
  ['a matrix of one vector', [0, 0, 14], [1, 2, 3, 2, 4, 6, 3, 6, 9]],
  ['nothing', [0, 0, 0], new Array(9).fill(0)],
  ['what overflows when squared', [-1e300, 1e300, 2e300], [0, 1e300, 0, 1e300, 0, 0, 0, 0, 2e300]],
  ['what vanishes when squared', [-1e-300, 1e-300, 2e-300], [0, 1e-300, 0, 1e-300, 0, 0, 0, 0, 2e-300]],
])('finds the values of %s', (_, wanted, matrix) => {
  const size = Math.max(...wanted) || 1;
  const values = [...symmetricEigen(Float64Array.from(matrix), 3).values].sort((a, b) => a - b);
  values.forEach((value, k) => {
    expect(value / size).toBeCloseTo(wanted[k]! / size, 14);
  });
});

it('ends when numbers are missing', () => {
  expect([...symmetricEigen(new Float64Array(9).fill(Number.NaN), 3).values]).toEqual([
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ]);
});
