import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { arange } from '../create/arange';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { maxPool2d } from './maxPool2d';
import { mul } from './mul';
import { reshape } from './reshape';
import { sin } from './sin';
import { sum } from './sum';

describe('maxPool2d', () => {
  const uneven = (...shape: number[]) => reshape(sin(arange(1, 1 + shape.reduce((a, b) => a * b))), shape);
  it('keeps the largest, also below 0 beside padding', () => {
    const x = tensor([-1, -2, -3, -4, -5, -6, -7, -8, -9], { shape: [1, 3, 3, 1] });
    expect([...maxPool2d(x, 2).data]).toEqual([-1]);
    expect([...maxPool2d(x, 2, { stride: 1 }).data]).toEqual([-1, -2, -4, -5]);
    expect([...maxPool2d(x, 2, { padding: 'same' }).data]).toEqual([-1, -3, -7, -9]);
    expect([
      ...maxPool2d(x, [1, 3], {
        padding: [
          [0, 0],
          [1, 1],
        ],
      }).data,
    ]).toEqual([-1, -4, -7]);
    expect(maxPool2d(tensor([], { shape: [0, 4, 4, 2] }), 2).shape).toEqual([0, 2, 2, 2]);
  });
  it('passes NaN on and gives the first of several the gradient', () => {
    expect(maxPool2d(tensor([1, Number.NaN, 3, 4], { shape: [1, 2, 2, 1] }), 2).data[0]).toBeNaN();
    const gradient = grad((x) => sum(maxPool2d(x, 2)))(tensor([1, 5, 5, 5], { shape: [1, 2, 2, 1] }));
    expect([...gradient.data]).toEqual([0, 1, 0, 0]);
  });
  it('has the gradients of central differences', () => {
    checkOp((x) => mul(maxPool2d(x, 2), maxPool2d(x, 2)), [uneven(2, 4, 5, 2)]);
    checkOp((x) => maxPool2d(x, 3, { stride: 2, padding: 1 }), [uneven(1, 4, 5, 1)]);
  });
  it('says what does not fit', () => {
    expect(() => maxPool2d(uneven(4, 4), 2)).toThrow(
      'maxPool2d: [4,4] — images come as [batch, height, width, channels]; expandDims for what is missing?',
    );
    expect(() => maxPool2d(uneven(1, 2, 2, 1), 3)).toThrow(
      'maxPool2d: [1,2,2,1] by a window of [3,3] — the window is larger',
    );
    expect(() => maxPool2d(uneven(1, 2, 2, 1), 0)).toThrow(
      'maxPool2d: size is 0 — wanted a whole number of at least 1, or a pair of them',
    );
    expect(() => maxPool2d(uneven(1, 2, 2, 1), 1, { padding: 1 })).toThrow(
      'maxPool2d: [1,2,2,1] by a window of [1,1] and padding [[1,1],[1,1]] — padding must be smaller than the window, or it could see padding alone',
    );
  });
});
