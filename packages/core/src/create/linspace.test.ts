import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { linspace } from './linspace';

describe('linspace', () => {
  it('spreads evenly, both ends included', () => {
    expect(linspace(-1, 1, 5)).toEqual(tensor([-1, -0.5, 0, 0.5, 1]));
    expect(linspace(3, 9, 1)).toEqual(tensor([3]));
  });
  it('says what a count is', () => {
    expect(() => linspace(0, 1, 0)).toThrow('linspace: count is 0 — wanted a whole number of at least 1');
  });
});
