import { describe, expect, it } from 'vitest';
import { tensor } from '../../tensor/tensor';
import { argMaxPool2d } from './argMaxPool2d';

describe('argMaxPool2d', () => {
  it('is the index of the largest pixel, counting through all images', () => {
    const x = tensor([1, 9, 3, 4, 7, 6, 7, 5], { shape: [2, 2, 2, 1] });
    expect(argMaxPool2d(x, 2)).toEqual(tensor([1, 4], { shape: [2, 1, 1, 1], dtype: 'int32' }));
  });
  it('says what does not fit', () => {
    expect(() => argMaxPool2d(tensor([1]), 2)).toThrow('maxPool2d: [1] — images come as');
  });
});
