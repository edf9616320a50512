import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { argMax } from './argMax';

describe('argMax', () => {
  it('finds the largest, and the first of several', () => {
    const x = tensor([
      [3, -1, 7],
      [4, -9, 7],
    ]);
    expect(toArray(argMax(x, { axis: 0 }))).toEqual([1, 0, 0]);
    expect(toArray(argMax(x, { axis: -1, keepDims: true }))).toEqual([[2], [2]]);
    expect(argMax(x)).toEqual(tensor(2, { dtype: 'int32' }));
  });
  it('finds NaN first', () => {
    expect(argMax(tensor([1, Number.NaN, 9, Number.NaN, -9])).data[0]).toBe(1);
  });
  it('says when there are no elements to choose from, or no such axis', () => {
    expect(() => argMax(tensor([]))).toThrow(
      'argMax: [0] along axis [0] — no number to choose from; that axis must not be empty',
    );
    expect(() => argMax(tensor([1]), { axis: 1 })).toThrow('argMax: axis 1 — a tensor of 1 axes has axes -1 to 0');
  });
});
