import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { less } from './less';

describe('less', () => {
  it('compares element by element, with broadcasting', () => {
    const answer = less(tensor([1, 2, 3]), tensor([2, 2, 2]));
    expect(answer.dtype).toBe('bool');
    expect(toArray(answer)).toEqual([true, false, false]);
    expect(toArray(less(tensor([[1], [2], [3]]), tensor([2])))).toEqual([[true], [false], [false]]);
  });
  it('is false for NaN', () => {
    expect(toArray(less(Number.NaN, Number.NaN))).toBe(false);
  });
  it('says which shapes do not fit', () => {
    expect(() => less(tensor([1, 2]), tensor([1, 2, 3]))).toThrow(
      'less: [2] and [3] — axis -1 is 2 in one and 3 in the other; they must be equal or 1',
    );
  });
});
