import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { arange } from '../create/arange';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { min } from './min';
import { reshape } from './reshape';
import { sin } from './sin';

describe('min', () => {
  it('is the smallest', () => {
    const x = tensor([
      [3, -1, 7],
      [4, -9, 7],
    ]);
    expect(toArray(min(x, { axis: 0 }))).toEqual([3, -9, 7]);
    expect(toArray(min(x, { axis: 1 }))).toEqual([-1, -9]);
    expect(toArray(min(x, { axis: [0, 1], keepDims: true }))).toEqual([[-9]]);
    expect(min(tensor([1, 2], { dtype: 'int32' })).dtype).toBe('int32');
    expect(toArray(min(tensor([], { shape: [0, 3] }), { axis: 1 }))).toEqual([]);
  });
  it('passes NaN and infinity on', () => {
    expect(min(tensor([1, Number.NaN, 2])).data[0]).toBeNaN();
    expect(min(tensor([Infinity, Infinity])).data[0]).toBe(Infinity);
  });
  it('divides the gradient evenly between ties, as PyTorch does', () => {
    expect(toArray(grad((x) => min(x))(tensor([5, 5, 5, 5])))).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
  it('has the gradients of central differences, over any axes', () => {
    const x = reshape(sin(arange(1, 25)), [2, 3, 4]);
    checkOp((y) => min(y), [x]);
    for (const axis of [0, 1, -1, [0, 1], [0, 2], [1, 2]]) {
      checkOp((y) => min(y, { axis }), [x]);
      checkOp((y) => min(y, { axis, keepDims: true }), [x], { order: 1 });
    }
  });
  it('says when an axis does not exist or is named twice', () => {
    expect(() => min(tensor([[1]]), { axis: 2 })).toThrow('min: axis 2 — a tensor of 2 axes has axes -2 to 1');
    expect(() => min(tensor([[1]]), { axis: [0, -2] })).toThrow('min: axis [0,-2] — an axis is named twice');
  });
  it('says when there are no elements to choose from', () => {
    expect(() => min(tensor([], { shape: [0, 3] }), { axis: 0 })).toThrow(
      'min: [0,3] along axis [0] — no number to choose from; that axis must not be empty',
    );
  });
});
