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

it.each([1, 2, 3, 10])('puts a table of %i rows together again from upright directions', (n) => {
  const entry = (i: number, j: number) => Math.sin(3 * Math.min(i, j) + 5 * Math.max(i, j)) * 10 ** (-(i + j) / 3);
  const table = Float64Array.from({ length: n * n }, (_, k) => entry(Math.floor(k / n), k % n));
  const { values, vectors } = symmetricEigen(table, n);
  const over = (f: (k: number) => number) => Array.from({ length: n }, (_, k) => f(k)).reduce((sum, x) => sum + x, 0);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const [row, column] = [(k: number) => vectors[i * n + k]!, (k: number) => vectors[j * n + k]!];
      expect(over((k) => values[k]! * row(k) * column(k))).toBeCloseTo(table[i * n + j]!, 13);
      expect(over((k) => row(k) * column(k))).toBeCloseTo(i === j ? 1 : 0, 13);
    }
  }
});
