import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { clamp } from './clamp';

describe('clamp', () => {
  it('keeps to its bounds', () => {
    expect(toArray(clamp(tensor([-5, 0.5, 5, Infinity, Number.NaN]), 0, 1))).toEqual([0, 0.5, 1, 1, Number.NaN]);
    expect(toArray(clamp(tensor([[-5], [5]]), tensor([-1, -2]), tensor(3)))).toEqual([
      [-1, -2],
      [3, 3],
    ]);
    expect(clamp(tensor([1, 9], { dtype: 'int32' }), 0, 5).dtype).toBe('int32');
  });
  it('has the gradients of central differences, for the bounds too', () => {
    checkOp(clamp, [tensor([-5, 0.5, 5]), tensor([-1, -0.5, 0]), tensor(3)]);
    checkOp(clamp, [tensor([[-5, 0.5, 5]]), tensor([[1], [2]]), tensor([0, -1, 4])]);
  });
  it('has gradient 1 on its bounds, as PyTorch', () => {
    expect(grad((x) => clamp(x, 0, 1))(1)).toBe(1);
  });
  it('says which shapes do not fit', () => {
    expect(() => clamp(tensor([1, 2]), tensor([1, 2, 3]), 5)).toThrow(
      'clamp: [2] and [3] — axis -1 is 2 in one and 3 in the other; they must be equal or 1',
    );
  });
});
