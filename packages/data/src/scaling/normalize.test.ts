import { tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalize';

describe('normalise', () => {
  const x = tensor([
    [1, -10, 7],
    [2, 20, 7],
    [5, 30, 7],
  ]);
  it('squeezes every column into 0 to 1', () => {
    const { minimum, range, transform } = normalise(x);
    expect(minimum).toEqual([1, -10, 7]);
    expect(range).toEqual([4, 40, 1]);
    expect([...transform(x).data]).toEqual([0, 0, 0, 0.25, 0.75, 0, 1, 1, 0]);
  });
  it('finds the way back, also for a column that never changes', () => {
    const { transform, inverse } = normalise(x);
    expectClose(inverse(transform(x)), x, 1e-6);
  });
  it('survives JSON', () => {
    const again = normalise(JSON.parse(JSON.stringify(normalise(x))));
    expect([...again.transform(x).data]).toEqual([...normalise(x).transform(x).data]);
  });
  it('says what it cannot learn from', () => {
    expect(() => normalise(tensor([], { shape: [0, 2] }))).toThrow(
      'normalise: shape [0,2] — there must be at least one row to learn from',
    );
    expect(() => normalise(tensor([[Number.POSITIVE_INFINITY]]))).toThrow(
      'normalise: Infinity in row 0, column 0 — fill or leave out what is missing first',
    );
    expect(() => normalise(x).inverse(tensor(3))).toThrow(
      'normalise: shape [] — it was fitted on 3 columns; give it as many',
    );
  });
});
