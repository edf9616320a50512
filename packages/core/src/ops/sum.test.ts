import { describe, expect, it } from 'vitest';
import { arange } from '../create/arange';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { reshape } from './reshape';
import { sin } from './sin';
import { sum } from './sum';

describe('sum', () => {
  it('adds over any axes', () => {
    const x = reshape(arange(0, 24), [2, 3, 4]);
    expect(sum(x).data[0]).toBe(276);
    expect(toArray(sum(x, { axis: 0 }))).toEqual([
      [12, 14, 16, 18],
      [20, 22, 24, 26],
      [28, 30, 32, 34],
    ]);
    expect(toArray(sum(x, { axis: [0, 2] }))).toEqual([60, 92, 124]);
    expect(toArray(sum(x, { axis: [2, 0], keepDims: true }))).toEqual([[[60], [92], [124]]]);
    expect(toArray(sum(x, { axis: [] }))).toEqual(toArray(x));
  });
  it('gives 0 for no elements, counts true as 1, and a number is its own sum', () => {
    expect(toArray(sum(tensor([], { shape: [0, 3] }), { axis: 0 }))).toEqual([0, 0, 0]);
    expect(toArray(sum(tensor([], { shape: [0, 3] }), { axis: 1 }))).toEqual([]);
    expect(sum(tensor([true, true, false]))).toEqual(tensor(2, { dtype: 'int32' }));
    expect(sum(3).data[0]).toBe(3);
  });
  it('adds float32 in double precision, along rows and columns', () => {
    const x = tensor(
      Float32Array.from({ length: 40_000 }, (_, i) => (i < 2 ? 2 ** 24 : 1)),
      { shape: [20_000, 2] },
    );
    expect(toArray(sum(x, { axis: 0 }))).toEqual([2 ** 24 + 19_999, 2 ** 24 + 19_999].map(Math.fround));
    expect(sum(x).data[0]).toBe(Math.fround(2 ** 25 + 39_998));
  });
  it('has the gradients of central differences, over any axes', () => {
    const x = reshape(sin(arange(1, 25)), [2, 3, 4]);
    checkOp((y) => sum(y), [x]);
    for (const axis of [0, 1, -1, [0, 1], [0, 2], [1, 2]]) {
      checkOp((y) => sum(y, { axis }), [x]);
      checkOp((y) => sum(y, { axis, keepDims: true }), [x], { order: 1 });
    }
  });
  it('says when an axis does not exist or is named twice', () => {
    expect(() => sum(tensor([[1]]), { axis: 2 })).toThrow('sum: axis 2 — a tensor of 2 axes has axes -2 to 1');
    expect(() => sum(tensor([[1]]), { axis: [0, -2] })).toThrow('sum: axis [0,-2] — an axis is named twice');
  });
});
