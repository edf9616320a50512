import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { isFinite as ask } from './isFinite';

describe('isFinite', () => {
  it('is true for ordinary numbers', () => {
    const answer = ask(tensor([0, Number.NaN, Infinity, -Infinity]));
    expect(answer.dtype).toBe('bool');
    expect(toArray(answer)).toEqual([true, false, false, false]);
  });
});
