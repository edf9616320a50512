import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { logicalNot } from './logicalNot';

describe('logicalNot', () => {
  it('turns true into false and false into true', () => {
    const answer = logicalNot(tensor([0, 1, -2, Number.NaN]));
    expect(answer.dtype).toBe('bool');
    expect(toArray(answer)).toEqual([true, false, false, false]);
  });
});
