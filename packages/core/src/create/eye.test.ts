import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { eye } from './eye';

describe('eye', () => {
  it('has ones from the top left to the bottom right', () => {
    expect(eye(2)).toEqual(
      tensor([
        [1, 0],
        [0, 1],
      ]),
    );
    expect(eye(1, 'int32')).toEqual(tensor([[1]], { dtype: 'int32' }));
  });
  it('says what n is', () => {
    expect(() => eye(1.5)).toThrow('eye: n is 1.5 — wanted a whole number of at least 0');
  });
});
