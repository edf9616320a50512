import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { full } from './full';

describe('full', () => {
  it('is one number everywhere', () => {
    expect(full([2, 2], 7)).toEqual(
      tensor([
        [7, 7],
        [7, 7],
      ]),
    );
    expect(full([], 0.1, 'float64')).toEqual(tensor(0.1, { dtype: 'float64' }));
    expect(full([2], 5, 'bool')).toEqual(tensor([true, true]));
    expect(full([0, 3], 7).data.length).toBe(0);
  });
  it('says what a shape is', () => {
    expect(() => full([-1], 0)).toThrow('full: shape is [-1] — wanted a list of whole numbers, like [2,3]');
    expect(() => full([2 ** 16, 2 ** 16], 0)).toThrow(
      'full: shape [65536,65536] — more than 2³¹ − 1 numbers do not fit in one tensor',
    );
  });
  it('refuses what is no int32', () => {
    expect(() => full([2], Number.NaN, 'int32')).toThrow('full: NaN at [] — int32 has whole numbers');
  });
});
