import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { format } from './format';
import { tensor } from './tensor';

const lines = (...text: string[]) => text.join('\n');

describe('format', () => {
  it('writes a single number in the same line', () => {
    expect(format(tensor(Math.PI))).toBe('float32 3.142');
    expect(format(tensor(true))).toBe('bool true');
    expect(format(tensor(-0))).toBe('float32 -0');
  });
  it('aligns columns to the right, over all rows', () => {
    expect(
      format(
        tensor([
          [1, -2.5],
          [Number.NaN, 1234.56],
        ]),
      ),
    ).toBe(lines('float32[2,2]', '[[   1  -2.5]', ' [ NaN  1235]]'));
    expect(format(tensor([true, false]))).toBe(lines('bool[2]', '[ true  false]'));
  });
  it('indents each axis', () => {
    const cube = tensor([1, 2, 3, 4, 5, 6, 7, 8], { shape: [2, 2, 2], dtype: 'int32' });
    expect(format(cube)).toBe(lines('int32[2,2,2]', '[[[1  2]', '  [3  4]]', ' [[5  6]', '  [7  8]]]'));
  });
  it('keeps 4 figures of a float, and does not write figures that it does not know', () => {
    const numbers = [0.1, 1 / 3, 1e-8, 2.5e-7, 9999999, 123456789, -1e10, 1e21];
    expect(format(tensor(numbers, { dtype: 'float64' }))).toBe(
      lines('float64[8]', '[     0.1    0.3333      1e-8    2.5e-7   9999999  1.235e+8    -1e+10     1e+21]'),
    );
    expect(format(tensor([Infinity, -Infinity, -0, 0]))).toBe(
      lines('float32[4]', '[ Infinity  -Infinity         -0          0]'),
    );
  });
  it('writes whole numbers of int32 in full', () => {
    expect(format(tensor([12345678, 2 ** 31 - 1, -5], { dtype: 'int32' }))).toBe(
      lines('int32[3]', '[  12345678  2147483647          -5]'),
    );
  });
  it('shows the ends of long axes', () => {
    const eight = tensor(Float32Array.from({ length: 8 }, (_, i) => i));
    expect(format(eight)).toBe(lines('float32[8]', '[0  1  2  3  4  5  6  7]'));
    const square = tensor(
      Int32Array.from({ length: 100 }, (_, i) => i),
      { shape: [10, 10] },
    );
    expect(format(square)).toBe(
      lines(
        'int32[10,10]',
        '[[ 0   1   2  …   7   8   9]',
        ' [10  11  12  …  17  18  19]',
        ' [20  21  22  …  27  28  29]',
        ' …',
        ' [70  71  72  …  77  78  79]',
        ' [80  81  82  …  87  88  89]',
        ' [90  91  92  …  97  98  99]]',
      ),
    );
  });
  it('stays short for a million numbers', () => {
    expect(format(tensor(new Float32Array(1e6), { shape: [100, 100, 100] })).length).toBeLessThan(3000);
  });
  it('writes empty tensors', () => {
    expect(format(tensor([]))).toBe(lines('float32[0]', '[]'));
    expect(format(tensor([[], []]))).toBe(lines('float32[2,0]', '[[]', ' []]'));
  });
  it('is what Node prints', () => {
    expect(inspect(tensor([1, 2]))).toBe(lines('float32[2]', '[1  2]'));
  });
});
