import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { div } from './div';

describe('div', () => {
  it('divides', () => {
    expectClose(
      div(tensor([1, 2, -3], { dtype: 'float64' }), tensor([4, 0.5, 0], { dtype: 'float64' })),
      tensor([0.25, 4, -Infinity], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences, with broadcasting', () => {
    checkOp(div, [tensor([1.5, -2, 0.3]), tensor([2, 0.4, -1])]);
    checkOp(div, [tensor([[1.5, -2, 0.3]]), tensor([[0.7], [2.2]])]);
    checkOp(div, [tensor(0.9), tensor([2, 0.4, -1])]);
  });
  it('says which shapes do not fit', () => {
    expect(() => div(tensor([1, 2]), tensor([1, 2, 3]))).toThrow(
      'div: [2] and [3] — axis -1 is 2 in one and 3 in the other; they must be equal or 1',
    );
  });
  it('gives floats for whole numbers', () => {
    const answer = div(tensor([1, 2], { dtype: 'int32' }), 2);
    expect([answer.dtype, ...answer.data]).toEqual(['float32', 0.5, 1]);
  });
});
