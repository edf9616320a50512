import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { flip } from './flip';
import { mul } from './mul';

describe('flip', () => {
  it('reverses the order', () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(toArray(flip(x))).toEqual([
      [4, 3],
      [2, 1],
    ]);
    expect(toArray(flip(x, 0))).toEqual([
      [3, 4],
      [1, 2],
    ]);
    expect(toArray(flip(x, [-1]))).toEqual([
      [2, 1],
      [4, 3],
    ]);
    expect(flip(tensor([], { shape: [0, 3] })).shape).toEqual([0, 3]);
  });
  it('has the gradients of central differences', () => {
    checkOp(
      (x) => mul(flip(x, 1), x),
      [
        tensor([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      ],
    );
  });
  it('says when there is no such axis', () => {
    expect(() => flip(tensor([1]), 1)).toThrow('flip: axis 1 — a tensor of 1 axes has axes -1 to 0');
  });
});
