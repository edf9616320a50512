import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { confusionMatrix } from './confusionMatrix';

describe('confusionMatrix', () => {
  const scores = tensor([
    [9, 0, 0],
    [9, 0, 0],
    [0, 9, 0],
    [0, 0, 9],
    [0, 9, 0],
  ]);
  it('counts targets in rows and predictions in columns', () => {
    expect(confusionMatrix(scores, tensor([0, 1, 1, 2, 2], { dtype: 'int32' }))).toEqual([
      [1, 0, 0],
      [1, 1, 0],
      [0, 1, 1],
    ]);
  });
  it('refuses classes without a score', () => {
    expect(() => confusionMatrix(scores, tensor([0, 1, 1, 2, 3], { dtype: 'int32' }))).toThrow(
      'confusionMatrix: class 3 in row 4 — there are scores for classes 0 to 2',
    );
    expect(() => confusionMatrix(scores, tensor([0]))).toThrow('confusionMatrix: prediction [5,3], targets float32[1]');
  });
  it('refuses NaN', () => {
    expect(() => confusionMatrix(tensor([[0, Number.NaN]]), tensor([0], { dtype: 'int32' }))).toThrow(
      'confusionMatrix: the prediction in row 0 contains NaN — it is of no class',
    );
  });
});
