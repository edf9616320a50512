import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { arange } from '../create/arange';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { prod } from './prod';
import { reshape } from './reshape';
import { sin } from './sin';

describe('prod', () => {
  it('multiplies over any axes', () => {
    const x = reshape(arange(1, 13), [2, 3, 2]);
    expect(prod(tensor([1, 2, 3, 4, 5])).data[0]).toBe(120);
    expect(toArray(prod(x, { axis: 1 }))).toEqual([
      [15, 48],
      [693, 960],
    ]);
    expect(toArray(prod(x, { axis: [0, 2], keepDims: true }))).toEqual([[[112], [1080], [3960]]]);
  });
  it('multiplies nothing to 1, and bools to int32', () => {
    expect(toArray(prod(tensor([], { shape: [0, 2] }), { axis: 0 }))).toEqual([1, 1]);
    expect(prod(tensor([true, true]))).toEqual(tensor(1, { dtype: 'int32' }));
  });
  it('has the right gradients where some numbers are 0', () => {
    expect(toArray(grad((x) => prod(x))(tensor([2, 0, 3])))).toEqual([0, 6, 0]);
    checkOp((x) => prod(x), [tensor([2, 0, 3, 0, 5])]);
  });
  it('has the gradients of central differences, over any axes', () => {
    const x = reshape(sin(arange(1, 25)), [2, 3, 4]);
    checkOp((y) => prod(y), [x]);
    for (const axis of [0, 1, -1, [0, 1], [0, 2], [1, 2]]) {
      checkOp((y) => prod(y, { axis }), [x], { order: 1 });
      checkOp((y) => prod(y, { axis, keepDims: true }), [x], { order: 1 });
    }
  });
  it('multiplies 200,000 numbers of float32 with one rounding', () => {
    const x = tensor(Float32Array.from({ length: 200_000 }, (_, i) => 1 + Math.sin(i) / 1000));
    const exact = Array.from(x.data).reduce((product, number) => product * number, 1);
    expect(prod(x).dtype).toBe('float32');
    expect(prod(x).data[0]! / exact).toBeCloseTo(1, 6);
  });
  it('says when an axis does not exist or is named twice', () => {
    expect(() => prod(tensor([[1]]), { axis: 2 })).toThrow('prod: axis 2 — a tensor of 2 axes has axes -2 to 1');
    expect(() => prod(tensor([[1]]), { axis: [0, -2] })).toThrow('prod: axis [0,-2] — an axis is named twice');
  });
});
