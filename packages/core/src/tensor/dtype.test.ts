import { describe, expect, it } from 'vitest';
import { allocate, dtypeOfArray, dtypes, isFloat } from './dtype';

describe('allocate', () => {
  it.each(dtypes)('gives arrays of %s that are fresh, zero and apart from one another', (dtype) => {
    const arrays = Array.from({ length: 400 }, (_, i) => allocate(dtype, (i * 37) % 700));
    arrays.forEach((array, i) => {
      expect(array.length).toBe((i * 37) % 700);
      expect(array.every((number) => number === 0)).toBe(true);
      array.fill((i % 200) + 1);
    });
    expect(arrays.every((array, i) => array.every((number) => number === (i % 200) + 1))).toBe(true);
  });
});

describe('dtypeOfArray', () => {
  it('knows the dtypes of the arrays behind tensors, and of no others', () => {
    expect(dtypes.map((dtype) => dtypeOfArray(allocate(dtype, 1)))).toEqual(dtypes);
    expect(dtypeOfArray(new Int16Array(1) as never)).toBeUndefined();
  });
});

describe('isFloat', () => {
  it('knows the dtypes that have gradients', () => {
    expect(dtypes.filter(isFloat)).toEqual(['float32', 'float64']);
  });
});
