import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { accuracy } from './accuracy';

const scores = tensor([
  [0.1, 0.9, 0],
  [5, -1, 2],
  [-3, -2, -1],
  [0, 1, 2],
]);

describe('accuracy', () => {
  it('counts the highest score being right', () => {
    expect(accuracy(scores, tensor([1, 0, 2, 0], { dtype: 'int32' }))).toBe(0.75);
    expect(
      accuracy(
        scores,
        tensor([
          [0, 1, 0],
          [0.2, 0.3, 0.5],
          [0, 0, 1],
          [0, 0, 1],
        ]),
      ),
    ).toBe(0.75);
  });
  it('says which shapes it expects', () => {
    expect(() => accuracy(scores, tensor([1, 0, 2, 0]))).toThrow(
      'accuracy: prediction [4,3], targets float32[4] — wanted a score for each class, [n,k], and class numbers int32[n] or class probabilities [n,k]',
    );
    expect(() => accuracy(tensor([1, 2]), tensor([1, 2], { dtype: 'int32' }))).toThrow(
      'accuracy: prediction [2], targets int32[2]',
    );
    expect(() => accuracy(scores, tensor([1, 0], { dtype: 'int32' }))).toThrow(
      'accuracy: prediction [4,3], targets int32[2]',
    );
  });
  it('never counts NaN as right', () => {
    const lost = tensor([
      [Number.NaN, Number.NaN],
      [Number.NaN, 1],
      [0, 1],
    ]);
    expect(accuracy(lost, tensor([0, 0, 1], { dtype: 'int32' }))).toBe(1 / 3);
  });
  it('refuses one column', () => {
    expect(() => accuracy(tensor([[0.1], [0.9]]), tensor([[0], [1]]))).toThrow(
      'accuracy: prediction [2,1] — one column has no highest score; binaryAccuracy?',
    );
  });
});
