import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { zeros } from './zeros';

describe('zeros', () => {
  it('is full of zeros, of any dtype', () => {
    expect(zeros([1, 2])).toEqual(tensor([[0, 0]]));
    expect(zeros([1], 'int32')).toEqual(tensor([0], { dtype: 'int32' }));
  });
});
