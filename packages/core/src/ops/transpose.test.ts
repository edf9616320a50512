import { describe, expect, it } from 'vitest';
import { arange } from '../create/arange';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { matmul } from './matmul';
import { reshape } from './reshape';
import { transpose } from './transpose';

describe('transpose', () => {
  it('exchanges the last two axes, or reorders all of them', () => {
    expect(
      toArray(
        transpose(
          tensor([
            [1, 2, 3],
            [4, 5, 6],
          ]),
        ),
      ),
    ).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    const x = reshape(arange(0, 24), [2, 3, 4]);
    expect(transpose(x).shape).toEqual([2, 4, 3]);
    const turned = transpose(x, [2, 0, 1]);
    expect(turned.shape).toEqual([4, 2, 3]);
    expect(turned.data[1 * 6 + 1 * 3 + 2]).toBe(1 * 12 + 2 * 4 + 1);
    expect(transpose(x, [0, 1, 2])).toEqual(x);
  });
  it('leaves vectors, single numbers and empty tensors as they are', () => {
    expect(toArray(transpose(tensor([1, 2])))).toEqual([1, 2]);
    expect(toArray(transpose(3))).toBe(3);
    expect(transpose(tensor([], { shape: [0, 3] })).shape).toEqual([3, 0]);
  });
  it('has the gradients of central differences', () => {
    checkOp((x) => transpose(x, [2, 0, 1]), [reshape(arange(0, 12), [2, 3, 2])]);
    checkOp(
      (x) => matmul(transpose(x), x),
      [
        tensor([
          [1, 2],
          [3, 4],
        ]),
      ],
    );
  });
  it('says when an axis is missing', () => {
    expect(() => transpose(tensor([[1]]), [0, 0])).toThrow(
      'transpose: [1,1] by [0,0] — name each of the axes 0 to 1 once',
    );
  });
});
