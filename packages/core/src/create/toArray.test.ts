import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { toArray } from './toArray';

describe('toArray', () => {
  it('copies into nested arrays', () => {
    const rows = [[[1, 2, 3]], [[4, 5, 6]]];
    expect(toArray(tensor(rows))).toEqual(rows);
    expect(toArray(tensor(5))).toBe(5);
    expect(toArray(tensor([[], []]))).toEqual([[], []]);
    expect(toArray(tensor([true, false]))).toEqual([true, false]);
  });
});
