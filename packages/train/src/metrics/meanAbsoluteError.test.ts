import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { meanAbsoluteError } from './meanAbsoluteError';

describe('meanAbsoluteError', () => {
  it('is the mean distance', () => {
    expect(
      meanAbsoluteError(
        tensor([
          [1, 2],
          [3, 4],
        ]),
        tensor([
          [1, 0],
          [6, 5],
        ]),
      ),
    ).toBe(1.5);
  });
  it('wants equal shapes', () => {
    expect(() => meanAbsoluteError(tensor([[1], [0]]), tensor([[1, 0]]))).toThrow(
      'meanAbsoluteError: prediction [2,1], targets [1,2] — the shapes must be equal; reshape one?',
    );
  });
});
