import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { ones } from './ones';

describe('ones', () => {
  it('is full of ones, of any dtype', () => {
    expect(ones([1, 2])).toEqual(tensor([[1, 1]]));
    expect(ones([1], 'int32')).toEqual(tensor([1], { dtype: 'int32' }));
  });
});
