import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expandDims } from './expandDims';

describe('expandDims', () => {
  it('inserts an axis', () => {
    expect(expandDims(tensor([[1, 2]]), 1).shape).toEqual([1, 1, 2]);
    expect(expandDims(tensor([1, 2]), -1).shape).toEqual([2, 1]);
    expect(expandDims(5, 0).shape).toEqual([1]);
  });
  it('has the gradients of central differences', () => {
    checkOp((x) => expandDims(x, 1), [tensor([1, 2])]);
  });
  it('says which axis cannot be inserted', () => {
    expect(() => expandDims(tensor([1]), 2)).toThrow('expandDims: axis 2 — a tensor of 2 axes has axes -2 to 1');
  });
});
