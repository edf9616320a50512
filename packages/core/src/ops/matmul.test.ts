import { describe, expect, it } from 'vitest';
import { arange } from '../create/arange';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { matmul } from './matmul';
import { reshape } from './reshape';
import { sin } from './sin';
import { slice } from './slice';

describe('matmul', () => {
  const uneven = (...shape: number[]) => reshape(sin(arange(1, 1 + shape.reduce((a, b) => a * b))), shape);
  it('multiplies rows by columns', () => {
    expect(
      toArray(
        matmul(
          tensor([
            [1, 2],
            [3, 4],
          ]),
          tensor([
            [5, 6],
            [7, 8],
          ]),
        ),
      ),
    ).toEqual([
      [19, 22],
      [43, 50],
    ]);
  });
  it('broadcasts the batch', () => {
    const a = reshape(arange(0, 12), [2, 1, 2, 3]);
    const b = reshape(arange(0, 18), [3, 3, 2]);
    const answer = matmul(a, b);
    expect(answer.shape).toEqual([2, 3, 2, 2]);
    for (const i of [0, 1]) {
      for (const j of [0, 1, 2]) {
        const alone = matmul(reshape(slice(a, [i], [i + 1]), [2, 3]), reshape(slice(b, [j], [j + 1]), [3, 2]));
        expect(reshape(slice(answer, [i, j], [i + 1, j + 1]), [2, 2])).toEqual(alone);
      }
    }
  });
  it('makes floats of whole numbers, and nothing of nothing', () => {
    const whole = tensor([[2]], { dtype: 'int32' });
    expect(matmul(whole, whole)).toEqual(tensor([[4]]));
    expect(toArray(matmul(tensor([], { shape: [2, 0] }), tensor([], { shape: [0, 1] })))).toEqual([[0], [0]]);
  });
  it('has the gradients of central differences, with broadcasting', () => {
    checkOp(matmul, [uneven(2, 3), uneven(3, 4)]);
    checkOp(matmul, [uneven(2, 1, 2, 3), uneven(2, 3, 2)]);
    checkOp(matmul, [uneven(9, 12), uneven(12, 11)], { order: 1 });
  });
  it('says what does not fit', () => {
    expect(() =>
      matmul(
        tensor([
          [1, 2, 3],
          [4, 5, 6],
        ]),
        tensor([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      ),
    ).toThrow('matmul: [2,3] · [2,3] — the inner sizes must agree; transpose one?');
    expect(() => matmul(tensor([1]), tensor([[1]]))).toThrow(
      'matmul: [1] · [1,1] — both need rows and columns; reshape a vector to [1,n] or [n,1]?',
    );
    expect(() => matmul(uneven(2, 1, 1), uneven(3, 1, 1))).toThrow(
      'matmul: [2] and [3] — axis -1 is 2 in one and 3 in the other; they must be equal or 1',
    );
  });
});
