import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { binaryAccuracy } from './binaryAccuracy';

describe('binaryAccuracy', () => {
  it('counts predictions on the right side of the threshold', () => {
    const targets = tensor([[1], [0], [1], [0]]);
    expect(binaryAccuracy(tensor([[0.9], [0.6], [0.2], [0.1]]), targets)).toBe(0.5);
    expect(binaryAccuracy(tensor([[0.2], [-3], [9], [-0.1]]), targets, { threshold: 0 })).toBe(1);
  });
  it('requires equal shapes', () => {
    expect(() => binaryAccuracy(tensor([[1], [0]]), tensor([1, 0]))).toThrow(
      'binaryAccuracy: prediction [2,1], targets [2] — the shapes must be equal; reshape one?',
    );
  });
  it('never counts NaN as right', () => {
    expect(binaryAccuracy(tensor([Number.NaN, 0, 0]), tensor([0, Number.NaN, 0]))).toBe(1 / 3);
  });
});
