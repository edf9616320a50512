import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { squeeze } from './squeeze';

describe('squeeze', () => {
  it('removes axes of size 1', () => {
    const x = tensor([1, 2], { shape: [1, 2, 1] });
    expect(squeeze(x).shape).toEqual([2]);
    expect(squeeze(x, 0).shape).toEqual([2, 1]);
    expect(squeeze(x, [0, -1]).shape).toEqual([2]);
  });
  it('has the gradients of central differences', () => {
    checkOp((x) => squeeze(x), [tensor([[1], [2]])]);
  });
  it('says which axis cannot be removed', () => {
    expect(() => squeeze(tensor([1, 2]), 0)).toThrow(
      'squeeze: [2] at axis 0 — that axis is 2, and only axes of size 1 can be removed',
    );
    expect(() => squeeze(tensor([1]), 1)).toThrow('squeeze: axis 1 — a tensor of 1 axes has axes -1 to 0');
  });
});
