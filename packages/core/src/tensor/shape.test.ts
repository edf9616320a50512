import { describe, expect, it } from 'vitest';
import { broadcastShapes, checkShape, formatShape, resolveAxis, sameShape, sizeOf, stridesOf } from './shape';

describe('shapes', () => {
  it('have a size, strides and a text', () => {
    expect([sizeOf([2, 3]), sizeOf([]), sizeOf([2, 0])]).toEqual([6, 1, 0]);
    expect(stridesOf([2, 3, 4])).toEqual([12, 4, 1]);
    expect(formatShape([2, 3])).toBe('[2,3]');
    expect([sameShape([1, 2], [1, 2]), sameShape([1, 2], [2, 1]), sameShape([1], [1, 1])]).toEqual([
      true,
      false,
      false,
    ]);
  });
  it('are quoted in part when they are long', () => {
    expect(formatShape(new Array(50).fill(1))).toBe('[1,1,1,1,1,1,1,1,1,1,1,1,…]');
  });
  it('broadcast', () => {
    expect(broadcastShapes('f', [2, 1], [3])).toEqual([2, 3]);
    expect(broadcastShapes('f', [], [4])).toEqual([4]);
    expect(broadcastShapes('f', [1], [0])).toEqual([0]);
    expect(() => broadcastShapes('f', [2, 5], [3, 1])).toThrow(
      'f: [2,5] and [3,1] — axis -2 is 2 in one and 3 in the other; they must be equal or 1',
    );
  });
  it('have axes, counted from either end', () => {
    expect([resolveAxis('f', 0, 2), resolveAxis('f', -1, 2)]).toEqual([0, 1]);
    expect(() => resolveAxis('f', 2, 2)).toThrow('f: axis 2 — a tensor of 2 axes has axes -2 to 1');
    expect(() => resolveAxis('f', 0.5, 2)).toThrow('f: axis 0.5 — a tensor of 2 axes has axes -2 to 1');
  });
  it('are whole numbers that fit in an array', () => {
    expect(checkShape('f', [2, 0])).toEqual([2, 0]);
    expect(() => checkShape('f', [2.5])).toThrow('f: shape is [2.5] — wanted a list of whole numbers, like [2,3]');
    expect(() => checkShape('f', 3 as never)).toThrow('f: shape is 3 — wanted a list of whole numbers, like [2,3]');
    expect(() => checkShape('f', [2 ** 31])).toThrow(
      'f: shape [2147483648] — more than 2³¹ − 1 numbers do not fit in one tensor',
    );
  });
});
