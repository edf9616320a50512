import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { equal } from './equal';

describe('equal', () => {
  it('compares element by element, with broadcasting', () => {
    const answer = equal(tensor([1, 2, 3]), tensor([2, 2, 2]));
    expect(answer.dtype).toBe('bool');
    expect(toArray(answer)).toEqual([false, true, false]);
    expect(toArray(equal(tensor([[1], [2], [3]]), tensor([2])))).toEqual([[false], [true], [false]]);
  });
  it('is false for NaN', () => {
    expect(toArray(equal(Number.NaN, Number.NaN))).toBe(false);
  });
  it('rounds a single number as the tensor it meets was rounded', () => {
    expect(toArray(equal(tensor([0.1]), 0.1))).toEqual([true]);
    expect(toArray(equal(0.1, tensor([0.1], { dtype: 'float64' })))).toEqual([true]);
    expect(toArray(equal(tensor([16_777_217], { dtype: 'int32' }), 16_777_216.5))).toEqual([false]);
  });
  it('says which shapes do not fit', () => {
    expect(() => equal(tensor([1, 2]), tensor([1, 2, 3]))).toThrow(
      'equal: [2] and [3] — axis -1 is 2 in one and 3 in the other; they must be equal or 1',
    );
  });
});
