import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { greater } from './greater';

describe('greater', () => {
  it('compares element by element, with broadcasting', () => {
    const answer = greater(tensor([1, 2, 3]), tensor([2, 2, 2]));
    expect(answer.dtype).toBe('bool');
    expect(toArray(answer)).toEqual([false, false, true]);
    expect(toArray(greater(tensor([[1], [2], [3]]), tensor([2])))).toEqual([[false], [false], [true]]);
  });
  it('is false for NaN', () => {
    expect(toArray(greater(Number.NaN, Number.NaN))).toBe(false);
  });
  it('says which shapes do not fit', () => {
    expect(() => greater(tensor([1, 2]), tensor([1, 2, 3]))).toThrow(
      'greater: [2] and [3] — axis -1 is 2 in one and 3 in the other; they must be equal or 1',
    );
  });
});
