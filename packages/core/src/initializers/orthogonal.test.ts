import { describe, expect, it } from 'vitest';
import { random } from '../random/random';
import { orthogonal } from './orthogonal';

/** The largest difference between gain² · I and the products of all pairs of columns (or rows). */
function crookedness(data: ArrayLike<number>, rows: number, columns: number, gain: number): number {
  const high = rows >= columns;
  const at = (vector: number, i: number) => data[high ? i * columns + vector : vector * columns + i]!;
  let worst = 0;
  for (let a = 0; a < Math.min(rows, columns); a++) {
    for (let b = 0; b <= a; b++) {
      let product = 0;
      for (let i = 0; i < Math.max(rows, columns); i++) product += at(a, i) * at(b, i);
      worst = Math.max(worst, Math.abs(product - (a === b ? gain ** 2 : 0)));
    }
  }
  return worst;
}

describe('orthogonal', () => {
  it.each([
    [6, 6],
    [40, 7],
    [7, 40],
    [1, 5],
    [96, 96],
  ])('makes QᵀQ = I of [%d,%d]', (rows, columns) => {
    const { data, shape, dtype } = orthogonal()(random(1), [rows, columns]);
    expect({ shape, dtype }).toEqual({ shape: [rows, columns], dtype: 'float32' });
    expect(crookedness(data, rows, columns, 1)).toBeLessThan(1e-6);
  });
  it('sees a window as more inputs', () => {
    expect(crookedness(orthogonal()(random(1), [3, 3, 2, 8]).data, 18, 8, 1)).toBeLessThan(1e-6);
  });
  it('scales by the gain', () => {
    expect(crookedness(orthogonal({ gain: 3 })(random(2), [8, 5]).data, 8, 5, 3)).toBeLessThan(1e-5);
  });
  it('prefers no direction', () => {
    let sum = 0;
    for (let i = 0; i < 400; i++) sum += orthogonal()(random(i), [3, 3]).data[0]!;
    // One entry of a random rotation of 3 axes has a mean of 0 and a variance of 1/3.
    expect(Math.abs(sum / 400) * Math.sqrt(400 * 3)).toBeLessThan(4);
  });
  it('wants two axes', () => {
    expect(() => orthogonal()(random(1), [5])).toThrow(
      'orthogonal: shape [5] — a rotation needs two axes; normal() for a vector?',
    );
  });
});
