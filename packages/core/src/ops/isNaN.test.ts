import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { isNaN as ask } from './isNaN';

describe('isNaN', () => {
  it('is true for what is not a number', () => {
    const answer = ask(tensor([0, Number.NaN, Infinity]));
    expect(answer.dtype).toBe('bool');
    expect(toArray(answer)).toEqual([false, true, false]);
  });
});
