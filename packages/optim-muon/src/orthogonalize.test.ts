import type { Tensor } from '@gd/core';
import { eye, item, matmul, mul, random, sqrt, square, sub, sum, tensor, transpose } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { orthogonalize } from './orthogonalize';

const epsilon = tensor(1e-7, { dtype: 'float64' });

/** The greatest eigenvalue of a symmetric matrix, by power iteration. */
function greatest(symmetric: Tensor): number {
  let x = random(3).normal([symmetric.shape[0]!, 1], { dtype: 'float64' });
  let size = 0;
  for (let i = 0; i < 2000; i++) {
    const y = matmul(symmetric, x);
    size = item(sqrt(sum(square(y))));
    x = mul(y, 1 / size);
  }
  return size;
}

describe('orthogonalize', () => {
  it.each([
    [8, 8],
    [12, 5],
    [5, 12],
    [40, 30],
  ])('leaves every singular value of a matrix %i × %i between 0.68 and 1.21', (rows, columns) => {
    const x = orthogonalize(random(11).normal([rows, columns], { dtype: 'float64' }), epsilon);
    const gram = rows > columns ? matmul(transpose(x), x) : matmul(x, transpose(x));
    const most = greatest(gram);
    // the least eigenvalue, from the greatest eigenvalue of the distance to the greatest
    const least = most - greatest(sub(mul(eye(gram.shape[0]!, 'float64'), most), gram));
    expect(Math.sqrt(most)).toBeLessThan(1.21);
    expect(Math.sqrt(least)).toBeGreaterThan(0.68);
  });
  it('lifts a direction 300 times weaker to the same band', () => {
    const [strong, , , weak] = orthogonalize(
      tensor(
        [
          [1, 0],
          [0, 0.003],
        ],
        { dtype: 'float64' },
      ),
      epsilon,
    ).data;
    expect(strong).toBeGreaterThan(0.68);
    expect(weak).toBeGreaterThan(0.68);
    expect(Math.max(strong!, weak!)).toBeLessThan(1.21);
  });
  it.each([1e-20, 1e20])('does the same to a float32 matrix times %d, whose squares no float32 holds', (size) => {
    const matrix = random(11).normal([5, 4]);
    const wanted = orthogonalize(matrix, tensor(1e-30, { dtype: 'float64' })).data;
    orthogonalize(mul(matrix, size), tensor(1e-30, { dtype: 'float64' })).data.forEach((number, i) => {
      expect(number).toBeCloseTo(wanted[i]!, 4);
    });
  });
  it('keeps a matrix of zeros', () => {
    expect([...orthogonalize(tensor([[0, 0]]), epsilon).data]).toEqual([0, 0]);
  });
});
