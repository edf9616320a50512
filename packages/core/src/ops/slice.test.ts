import { describe, expect, it } from 'vitest';
import { arange } from '../create/arange';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { mul } from './mul';
import { reshape } from './reshape';
import { sin } from './sin';
import { slice } from './slice';

describe('slice', () => {
  it('cuts out a block', () => {
    const x = reshape(arange(0, 12), [3, 4]);
    expect(toArray(slice(x, [1, 1], [3, 3]))).toEqual([
      [5, 6],
      [9, 10],
    ]);
    expect(toArray(slice(x, [2]))).toEqual([[8, 9, 10, 11]]);
    expect(toArray(slice(x, [0, -1], [-1]))).toEqual([[3], [7]]);
    expect(slice(x, [1], [1]).shape).toEqual([0, 4]);
  });
  it('has the gradients of central differences', () => {
    checkOp((x) => slice(x, [0, 1], [2, 3]), [reshape(sin(arange(0, 12)), [3, 4])]);
    checkOp((x) => mul(slice(x, [1]), slice(x, [0], [-1])), [tensor([1, 2, 3])]);
  });
  it('says when the block reaches beyond', () => {
    expect(() => slice(tensor([1, 2, 3]), [2], [4])).toThrow(
      'slice: [3] from [2] to [4] — each axis needs 0 ≤ start ≤ stop ≤ size, in whole numbers; negative ones count from the end',
    );
    expect(() => slice(tensor([1, 2, 3]), [2], [1])).toThrow('slice: [3] from [2] to [1] — each axis needs');
    expect(() => slice(tensor([1, 2, 3]), [0.5])).toThrow('slice: start is [0.5] — wanted a list of whole numbers');
    expect(() => slice(tensor([1, 2, 3]), [0, 0])).toThrow('slice: [3] from [0,0] to [3] — each axis needs');
  });
});
