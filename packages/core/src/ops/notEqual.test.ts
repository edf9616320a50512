import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { notEqual } from './notEqual';

describe('notEqual', () => {
  it('compares element by element, with broadcasting', () => {
    const answer = notEqual(tensor([1, 2, 3]), tensor([2, 2, 2]));
    expect(answer.dtype).toBe('bool');
    expect(toArray(answer)).toEqual([true, false, true]);
    expect(toArray(notEqual(tensor([[1], [2], [3]]), tensor([2])))).toEqual([[true], [false], [true]]);
  });
  it('is true for NaN', () => {
    expect(toArray(notEqual(Number.NaN, Number.NaN))).toBe(true);
  });
  it('says which shapes do not fit', () => {
    expect(() => notEqual(tensor([1, 2]), tensor([1, 2, 3]))).toThrow(
      'notEqual: [2] and [3] — axis -1 is 2 in one and 3 in the other; they must be equal or 1',
    );
  });
});
