import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { arange } from './arange';

describe('arange', () => {
  it('counts up to, but not including, the end', () => {
    expect(arange(0, 3)).toEqual(tensor([0, 1, 2]));
    expect(arange(1, 2, 0.25)).toEqual(tensor([1, 1.25, 1.5, 1.75]));
    expect(arange(3, 0, -2)).toEqual(tensor([3, 1]));
    expect(arange(3, 3).shape).toEqual([0]);
    expect(arange(3, 0).shape).toEqual([0]);
  });
  it('rejects steps that never reach the end', () => {
    expect(() => arange(0, 1, 0)).toThrow('arange: from 0 to 1 by 0 — the steps must be finite and not 0');
    expect(() => arange(0, Infinity)).toThrow('arange: stop is Infinity — wanted a number');
  });
});
