import { describe, expect, it } from 'vitest';
import { full } from '../create/full';
import { toArray } from '../create/toArray';
import { zeros } from '../create/zeros';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { mul } from './mul';
import { scatterAdd } from './scatterAdd';

describe('scatterAdd', () => {
  const places = (...numbers: number[]) => tensor(numbers, { dtype: 'int32' });
  it('adds rows into a table', () => {
    expect(
      toArray(
        scatterAdd(
          tensor([
            [1, 2],
            [3, 4],
            [5, 6],
          ]),
          places(2, 0, 2),
          4,
        ),
      ),
    ).toEqual([
      [3, 4],
      [0, 0],
      [6, 8],
      [0, 0],
    ]);
    expect(
      toArray(
        scatterAdd(
          tensor([
            [1, 2],
            [3, 4],
          ]),
          places(1, 1),
          2,
          1,
        ),
      ),
    ).toEqual([
      [0, 3],
      [0, 7],
    ]);
  });
  it('has the gradients of central differences', () => {
    checkOp(
      (x) => scatterAdd(mul(x, x), places(1, 1, 0), 2),
      [
        tensor([
          [1, 2],
          [3, 4],
          [5, 6],
        ]),
      ],
    );
  });
  it('says what does not fit', () => {
    expect(() => scatterAdd(tensor([1]), places(2), 2)).toThrow('scatterAdd: index 2 — indices go from 0 to 1');
    expect(() => scatterAdd(tensor([1]), tensor([0]), 2)).toThrow('scatterAdd: indices of float32 — indices are int32');
    expect(() => scatterAdd(tensor([1, 2]), places(0), 2)).toThrow(
      'scatterAdd: [2] by indices [1] at axis 0 — there must be one index for each row',
    );
    expect(() => scatterAdd(tensor([1]), places(0), 2, 1)).toThrow(
      'scatterAdd: axis 1 — a tensor of 1 axes has axes -1 to 0',
    );
  });
  it('counts booleans', () => {
    const counts = scatterAdd(full([300], 1, 'bool'), zeros([300], 'int32'), 2);
    expect([counts.dtype, ...counts.data]).toEqual(['int32', 300, 0]);
  });
});
