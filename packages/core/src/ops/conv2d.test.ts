import { describe, expect, it } from 'vitest';
import { arange } from '../create/arange';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { conv2d } from './conv2d';
import { reshape } from './reshape';
import { sin } from './sin';

describe('conv2d', () => {
  const uneven = (...shape: number[]) => reshape(sin(arange(1, 1 + shape.reduce((a, b) => a * b))), shape);
  const settings = [
    {},
    { stride: 2, padding: 'same' },
    {
      stride: [2, 1],
      padding: [
        [1, 0],
        [2, 1],
      ],
      dilation: [1, 2],
    },
    { groups: 2, padding: 1 },
  ] as const;
  it('slides a kernel over an image', () => {
    const x = reshape(arange(0, 9), [1, 3, 3, 1]);
    const cross = tensor([0, 1, 1, 0], { shape: [2, 2, 1, 1] });
    expect(toArray(reshape(conv2d(x, cross), [2, 2]))).toEqual([
      [4, 6],
      [10, 12],
    ]);
    expect(toArray(reshape(conv2d(x, cross, { padding: 'same' }), [3, 3]))).toEqual([
      [4, 6, 5],
      [10, 12, 8],
      [7, 8, 0],
    ]);
    expect(conv2d(tensor([], { shape: [0, 3, 3, 1] }), cross).shape).toEqual([0, 2, 2, 1]);
  });
  it('gives ⌈size / stride⌉ positions with same padding', () => {
    for (const stride of [1, 2, 3]) {
      for (const size of [5, 6, 7]) {
        const { shape } = conv2d(uneven(1, size, size, 1), uneven(3, 3, 1, 1), { stride, padding: 'same' });
        expect(shape).toEqual([1, Math.ceil(size / stride), Math.ceil(size / stride), 1]);
      }
    }
  });
  it('is its sum written out, with options that differ between the directions', () => {
    const [height, width, kernelHeight, kernelWidth] = [7, 8, 3, 2];
    const x = uneven(1, height, width, 1);
    const kernel = uneven(kernelHeight, kernelWidth, 1, 1);
    const out = conv2d(x, kernel, {
      stride: [2, 1],
      padding: [
        [1, 0],
        [2, 3],
      ],
      dilation: [1, 3],
    });
    expect(out.shape).toEqual([1, 3, 10, 1]);
    for (let row = 0; row < 3; row++) {
      for (let column = 0; column < 10; column++) {
        let total = 0;
        for (let i = 0; i < kernelHeight; i++) {
          for (let j = 0; j < kernelWidth; j++) {
            const [a, b] = [2 * row - 1 + i, column - 2 + 3 * j];
            const inside = a >= 0 && a < height && b >= 0 && b < width;
            if (inside) total += x.data[a * width + b]! * kernel.data[i * kernelWidth + j]!;
          }
        }
        expect(out.data[row * 10 + column]).toBeCloseTo(total, 5);
      }
    }
  });
  it.each(settings)('has the gradients of central differences with %o', (options) => {
    const kernel = uneven(2, 2, 'groups' in options ? 1 : 2, 2);
    checkOp((x, k) => conv2d(x, k, options), [uneven(1, 3, 4, 2), kernel]);
  });
  it('says what does not fit', () => {
    const x = uneven(1, 3, 3, 2);
    const k = uneven(2, 2, 2, 2);
    expect(() => conv2d(uneven(3, 3, 2), k)).toThrow(
      'conv2d: [3,3,2] — images come as [batch, height, width, channels]; expandDims for what is missing?',
    );
    expect(() => conv2d(x, uneven(2, 2, 2))).toThrow(
      'conv2d: kernel [2,2,2] — a kernel is [height, width, channels in / groups, channels out]',
    );
    expect(() => conv2d(x, uneven(2, 2, 3, 2))).toThrow(
      'conv2d: [1,3,3,2] by kernel [2,2,3,2] in 1 groups — a kernel is [height, width, channels in / groups, channels out], and the number of groups must divide both',
    );
    expect(() => conv2d(x, uneven(2, 2, 1, 3), { groups: 2 })).toThrow('by kernel [2,2,1,3] in 2 groups');
    expect(() => conv2d(x, uneven(4, 1, 2, 2))).toThrow(
      "conv2d: [1,3,3,2] by a window of [4,1] — the window is larger than the padded image; use a smaller one, or padding 'same'",
    );
    expect(() => conv2d(x, k, { stride: 0 })).toThrow(
      'conv2d: stride is 0 — wanted a whole number of at least 1, or a pair of them',
    );
    expect(() => conv2d(x, k, { dilation: [1, 1.5] })).toThrow(
      'conv2d: dilation is [1,1.5] — wanted a whole number of at least 1, or a pair of them',
    );
    expect(() => conv2d(x, k, { groups: 0 })).toThrow('conv2d: groups is 0 — wanted a whole number of at least 1');
    expect(() => conv2d(x, k, { padding: -1 })).toThrow(
      "conv2d: padding is -1 — wanted 'same', 'valid', a whole number, or [[top, bottom], [left, right]]",
    );
  });
});
