import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { argMin } from './argMin';

describe('argMin', () => {
  it('finds the smallest, and the first of several', () => {
    const x = tensor([
      [3, -1, 7],
      [4, -9, 7],
    ]);
    expect(toArray(argMin(x, { axis: 0 }))).toEqual([0, 1, 0]);
    expect(toArray(argMin(x, { axis: -1, keepDims: true }))).toEqual([[1], [1]]);
    expect(argMin(x)).toEqual(tensor(4, { dtype: 'int32' }));
  });
  it('finds NaN first', () => {
    expect(argMin(tensor([1, Number.NaN, 9, Number.NaN, -9])).data[0]).toBe(1);
  });
  it('says when there are no elements to choose from, or no such axis', () => {
    expect(() => argMin(tensor([]))).toThrow(
      'argMin: [0] along axis [0] — no number to choose from; that axis must not be empty',
    );
    expect(() => argMin(tensor([1]), { axis: 1 })).toThrow('argMin: axis 1 — a tensor of 1 axes has axes -1 to 0');
  });
});
