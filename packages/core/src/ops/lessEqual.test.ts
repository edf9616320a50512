import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { lessEqual } from './lessEqual';

describe('lessEqual', () => {
  it('compares element by element, with broadcasting', () => {
    const answer = lessEqual(tensor([1, 2, 3]), tensor([2, 2, 2]));
    expect(answer.dtype).toBe('bool');
    expect(toArray(answer)).toEqual([true, true, false]);
    expect(toArray(lessEqual(tensor([[1], [2], [3]]), tensor([2])))).toEqual([[true], [true], [false]]);
  });
  it('is false for NaN', () => {
    expect(toArray(lessEqual(Number.NaN, Number.NaN))).toBe(false);
  });
  it('says which shapes do not fit', () => {
    expect(() => lessEqual(tensor([1, 2]), tensor([1, 2, 3]))).toThrow(
      'lessEqual: [2] and [3] — axis -1 is 2 in one and 3 in the other; they must be equal or 1',
    );
  });
});
