import { describe, expect, it } from 'vitest';
import { arange } from '../create/arange';
import { full } from '../create/full';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { mean } from './mean';
import { reshape } from './reshape';
import { sin } from './sin';

describe('mean', () => {
  it('averages', () => {
    expect(mean(tensor([1, 2, 6])).data[0]).toBe(3);
    expect(
      toArray(
        mean(
          tensor([
            [1, 2],
            [3, 5],
          ]),
          { axis: 0, keepDims: true },
        ),
      ),
    ).toEqual([[2, 3.5]]);
    expect(mean(tensor([1, 2], { dtype: 'int32' }))).toEqual(tensor(1.5));
    expect(mean(tensor([])).data[0]).toBeNaN();
  });
  it('has the gradients of central differences, over any axes', () => {
    const x = reshape(sin(arange(1, 25)), [2, 3, 4]);
    checkOp((y) => mean(y), [x]);
    for (const axis of [0, 1, -1, [0, 1], [0, 2], [1, 2]]) {
      checkOp((y) => mean(y, { axis }), [x]);
      checkOp((y) => mean(y, { axis, keepDims: true }), [x], { order: 1 });
    }
  });
  it('says when an axis does not exist or is named twice', () => {
    expect(() => mean(tensor([[1]]), { axis: 2 })).toThrow('mean: axis 2 — a tensor of 2 axes has axes -2 to 1');
    expect(() => mean(tensor([[1]]), { axis: [0, -2] })).toThrow('mean: axis [0,-2] — an axis is named twice');
  });
  it('has room for the sum of whole numbers', () => {
    const answer = mean(full([20000], 200000, 'int32'));
    expect([answer.dtype, ...answer.data]).toEqual(['float32', 200000]);
    const edges = tensor([2147483647, 2147483647, -2147483648, 2147483643], { dtype: 'int32' });
    expect(mean(edges).data[0]).toBe(Math.fround((3 * 2147483647 - 2147483648 - 4) / 4));
  });
});
