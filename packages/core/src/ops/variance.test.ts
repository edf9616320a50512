import { describe, expect, it } from 'vitest';
import { arange } from '../create/arange';
import { full } from '../create/full';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { reshape } from './reshape';
import { sin } from './sin';
import { variance } from './variance';

describe('variance', () => {
  it('is the mean squared distance from the mean', () => {
    expect(variance(tensor([1, 2, 6])).data[0]).toBeCloseTo(14 / 3, 6);
    expect(
      toArray(
        variance(
          tensor([
            [1, 2],
            [3, 6],
          ]),
          { axis: 0, keepDims: true },
        ),
      ),
    ).toEqual([[1, 4]]);
  });
  it('has the gradients of central differences, over any axes', () => {
    const x = reshape(sin(arange(1, 25)), [2, 3, 4]);
    checkOp((y) => variance(y), [x]);
    for (const axis of [0, 1, -1, [0, 1], [0, 2], [1, 2]]) {
      checkOp((y) => variance(y, { axis }), [x]);
      checkOp((y) => variance(y, { axis, keepDims: true }), [x], { order: 1 });
    }
  });
  it('says when an axis does not exist or is named twice', () => {
    expect(() => variance(tensor([[1]]), { axis: 2 })).toThrow(
      'variance: axis 2 — a tensor of 2 axes has axes -2 to 1',
    );
    expect(() => variance(tensor([[1]]), { axis: [0, -2] })).toThrow('variance: axis [0,-2] — an axis is named twice');
  });
  it('is exact for large whole numbers', () => {
    expect(variance(full([20000], 200000, 'int32')).data[0]).toBe(0);
    expect(variance(tensor([2147483647, 2147483645], { dtype: 'int32' })).data[0]).toBe(1);
  });
});
