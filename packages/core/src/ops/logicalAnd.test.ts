import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { logicalAnd } from './logicalAnd';

describe('logicalAnd', () => {
  it('matches its truth table; any number but 0 is true', () => {
    expect(toArray(logicalAnd(tensor([true, true, false, false]), tensor([5, 0, 5, 0])))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
  it('says which shapes do not fit', () => {
    expect(() => logicalAnd(tensor([1, 2]), tensor([1, 2, 3]))).toThrow(
      'logicalAnd: [2] and [3] — axis -1 is 2 in one and 3 in the other; they must be equal or 1',
    );
  });
  it('takes NaN and the smallest number for true', () => {
    expect(toArray(logicalAnd(tensor([Number.NaN, 0, 1]), tensor([1, 2, Number.NaN])))).toEqual([true, false, true]);
    expect(toArray(logicalAnd(tensor([1]), tensor(1e-60, { dtype: 'float64' })))).toEqual([true]);
  });
});
