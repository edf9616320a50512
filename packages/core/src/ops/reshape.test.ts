import { describe, expect, it } from 'vitest';
import { arange } from '../create/arange';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { reshape } from './reshape';

describe('reshape', () => {
  it('keeps the order', () => {
    expect(toArray(reshape(arange(0, 6), [3, 2]))).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ]);
    expect(reshape(arange(0, 6), [2, -1]).shape).toEqual([2, 3]);
    expect(reshape(tensor([], { shape: [0, 3] }), [-1]).shape).toEqual([0]);
    expect(reshape(tensor([true]), []).dtype).toBe('bool');
  });
  it('has the gradients of central differences', () => {
    checkOp((x) => reshape(x, [2, 2]), [tensor([1, 2, 3, 4])]);
  });
  it('says what does not fit', () => {
    expect(() => reshape(arange(0, 6), [4, 2])).toThrow(
      'reshape: [6] to [4,2] — 6 numbers do not fit in that; the product must stay the same, and one axis may be −1',
    );
    expect(() => reshape(arange(0, 6), [4, -1])).toThrow('reshape: [6] to [4,-1] — 6 numbers do not fit in that');
    expect(() => reshape(arange(0, 6), [-1, -1])).toThrow('reshape: [6] to [-1,-1] — 6 numbers do not fit in that');
  });
});
