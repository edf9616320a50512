import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { item } from './item';

describe('item', () => {
  it('is the number', () => {
    expect(item(tensor(3))).toBe(3);
    expect(item(tensor([[3]]))).toBe(3);
  });
  it('rejects tensors of none or several', () => {
    expect(() => item(tensor([1, 2]))).toThrow(
      'item: shape [2] — only a tensor of one number has an item; sum or slice it?',
    );
  });
});
