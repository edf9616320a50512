import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { greaterEqual } from './greaterEqual';

describe('greaterEqual', () => {
  it('compares element by element, with broadcasting', () => {
    const answer = greaterEqual(tensor([1, 2, 3]), tensor([2, 2, 2]));
    expect(answer.dtype).toBe('bool');
    expect(toArray(answer)).toEqual([false, true, true]);
    expect(toArray(greaterEqual(tensor([[1], [2], [3]]), tensor([2])))).toEqual([[false], [true], [true]]);
  });
  it('is false for NaN', () => {
    expect(toArray(greaterEqual(Number.NaN, Number.NaN))).toBe(false);
  });
  it('says which shapes do not fit', () => {
    expect(() => greaterEqual(tensor([1, 2]), tensor([1, 2, 3]))).toThrow(
      'greaterEqual: [2] and [3] — axis -1 is 2 in one and 3 in the other; they must be equal or 1',
    );
  });
});
