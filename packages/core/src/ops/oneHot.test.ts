import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { oneHot } from './oneHot';

describe('oneHot', () => {
  const places = (...numbers: number[]) => tensor(numbers, { dtype: 'int32' });
  it('writes a single 1 in each row', () => {
    expect(toArray(oneHot(places(2, 0), 3))).toEqual([
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(oneHot(tensor(1, { dtype: 'int32' }), 2)).toEqual(tensor([0, 1]));
  });
  it('says what is no class', () => {
    expect(() => oneHot(places(3), 3)).toThrow('oneHot: index 3 — indices go from 0 to 2');
    expect(() => oneHot(tensor([0]), 3)).toThrow('oneHot: indices of float32 — indices are int32; cast them?');
    expect(() => oneHot(places(0), 0)).toThrow('oneHot: depth is 0 — wanted a whole number of at least 1: the number of classes');
  });
});
