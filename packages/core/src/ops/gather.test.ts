import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { gather } from './gather';
import { mul } from './mul';

describe('gather', () => {
  const places = (...numbers: number[]) => tensor(numbers, { dtype: 'int32' });
  it('looks up rows, or columns', () => {
    const x = tensor([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(toArray(gather(x, places(2, 0, 2)))).toEqual([
      [5, 6],
      [1, 2],
      [5, 6],
    ]);
    expect(toArray(gather(x, places(1), 1))).toEqual([[2], [4], [6]]);
    expect(gather(x, tensor([[0], [1]], { dtype: 'int32' })).shape).toEqual([2, 1, 2]);
    expect(toArray(gather(tensor([7, 8]), tensor(1, { dtype: 'int32' })))).toBe(8);
  });
  it('has the gradients of central differences, also where a row is looked up twice', () => {
    checkOp(
      (x) => gather(mul(x, x), places(2, 0, 2)),
      [
        tensor([
          [1, 2],
          [3, 4],
          [5, 6],
        ]),
      ],
    );
    checkOp(
      (x) => gather(mul(x, x), places(1, 1, 0), -1),
      [
        tensor([
          [1, 2],
          [3, 4],
        ]),
      ],
    );
  });
  it('says which index is out of range', () => {
    expect(() => gather(tensor([1, 2]), places(2))).toThrow('gather: index 2 — indices go from 0 to 1');
    expect(() => gather(tensor([1, 2]), places(-1))).toThrow('gather: index -1 — indices go from 0 to 1');
    expect(() => gather(tensor([1, 2]), tensor([0]))).toThrow(
      'gather: indices of float32 — indices are int32; cast them?',
    );
    expect(() => gather(tensor([1, 2]), places(0), 1)).toThrow('gather: axis 1 — a tensor of 1 axes has axes -1 to 0');
  });
});
