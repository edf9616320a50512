import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { concat } from './concat';
import { mul } from './mul';

describe('concat', () => {
  it('joins', () => {
    expect(
      toArray(
        concat([
          tensor([[1, 2]]),
          tensor([
            [3, 4],
            [5, 6],
          ]),
        ]),
      ),
    ).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(
      toArray(
        concat(
          [
            tensor([[1], [2]]),
            tensor([
              [3, 4],
              [5, 6],
            ]),
          ],
          -1,
        ),
      ),
    ).toEqual([
      [1, 3, 4],
      [2, 5, 6],
    ]);
    expect(toArray(concat([tensor([]), tensor([1])]))).toEqual([1]);
  });
  it('has the gradients of central differences', () => {
    checkOp(
      (a, b) => concat([a, mul(a, b), b], 1),
      [
        tensor([
          [1, 2],
          [3, 4],
        ]),
        tensor([
          [5, 6],
          [7, 8],
        ]),
      ],
    );
  });
  it('says what cannot be joined', () => {
    expect(() => concat([tensor([[1, 2]]), tensor([[1]])])).toThrow(
      'concat: [1,2] and [1,1] along axis 0 — all other axes must agree',
    );
    expect(() => concat([])).toThrow('concat: an empty list — give at least one tensor');
    expect(() => concat([tensor([1])], 1)).toThrow('concat: axis 1 — a tensor of 1 axes has axes -1 to 0');
  });
});
