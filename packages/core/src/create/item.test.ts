import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { item } from './item';

describe('item', () => {
  it('takes the number out', () => {
    expect(item(tensor(3))).toBe(3);
    expect(item(tensor([[3]]))).toBe(3);
  });
  it('says when there is not just one', () => {
    expect(() => item(tensor([1, 2]))).toThrow(
      'item: shape [2] — only a single number can be taken out; sum or slice it?',
    );
  });
});
