import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { pad } from './pad';

describe('pad', () => {
  it('adds a border', () => {
    expect(
      toArray(
        pad(tensor([[1, 2]]), [
          [1, 0],
          [0, 2],
        ]),
      ),
    ).toEqual([
      [0, 0, 0, 0],
      [1, 2, 0, 0],
    ]);
    expect(toArray(pad(tensor([1]), [[1, 1]], -Infinity))).toEqual([-Infinity, 1, -Infinity]);
    expect(toArray(pad(tensor([], { shape: [0] }), [[1, 1]], 5))).toEqual([5, 5]);
  });
  it('has the gradients of central differences', () => {
    checkOp(
      (x) =>
        pad(
          x,
          [
            [1, 0],
            [0, 2],
          ],
          7,
        ),
      [
        tensor([
          [1, 2],
          [3, 4],
        ]),
      ],
    );
  });
  it('says what a border is', () => {
    expect(() => pad(tensor([[1]]), [[1, 1]])).toThrow(
      'pad: [1,1] by a list of 1 — each of its 2 axes needs a pair [before, after] of whole numbers',
    );
    expect(() => pad(tensor([1]), [[-1, 0]])).toThrow(
      'pad: [1] by a list of 1 — each of its 1 axes needs a pair [before, after] of whole numbers',
    );
    expect(() => pad(tensor([1, 2]), [[1]] as never)).toThrow(
      'pad: [2] by a list of 1 — each of its 1 axes needs a pair',
    );
    expect(() => pad(tensor([1, 2]), [1] as never)).toThrow('pad: [2] by [1] — each of its 1 axes needs a pair');
  });
});
