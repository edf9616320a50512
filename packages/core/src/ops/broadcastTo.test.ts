import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { broadcastTo } from './broadcastTo';
import { mul } from './mul';

describe('broadcastTo', () => {
  it('repeats along new axes and axes of size 1', () => {
    expect(toArray(broadcastTo(tensor([[1], [2]]), [2, 2, 3]))).toEqual([
      [
        [1, 1, 1],
        [2, 2, 2],
      ],
      [
        [1, 1, 1],
        [2, 2, 2],
      ],
    ]);
    expect(toArray(broadcastTo(7, [2]))).toEqual([7, 7]);
    expect(broadcastTo(tensor([1]), [0]).shape).toEqual([0]);
  });
  it('has the gradients of central differences', () => {
    checkOp((x) => broadcastTo(x, [2, 2, 3]), [tensor([[1], [2]])]);
    checkOp((x) => mul(broadcastTo(x, [3]), broadcastTo(x, [3])), [tensor(2)]);
  });
  it('says what cannot be broadcast', () => {
    expect(() => broadcastTo(tensor([1, 2]), [3])).toThrow(
      'broadcastTo: [2] and [3] — axis -1 is 2 in one and 3 in the other',
    );
    expect(() => broadcastTo(tensor([1, 2]), [1])).toThrow(
      'broadcastTo: [2] to [1] — only axes of size 1 can be repeated, and none can shrink',
    );
    expect(() => broadcastTo(1, [1.5])).toThrow(
      'broadcastTo: shape is [1.5] — wanted a list of whole numbers, like [2,3]',
    );
  });
});
