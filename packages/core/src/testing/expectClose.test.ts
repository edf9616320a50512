import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { expectClose } from './expectClose';

describe('expectClose', () => {
  it('accepts what is close, relative to large numbers', () => {
    expect(() => expectClose(tensor([1.0009, 1000.9]), tensor([1, 1000]), 1e-3)).not.toThrow();
    expect(() => expectClose(tensor([Number.NaN, Infinity, 0]), tensor([Number.NaN, Infinity, -0]), 0)).not.toThrow();
  });
  it.each([
    [tensor([1, 1.0011]), tensor([1, 1]), 'tensor: number 1 is 1.00109'],
    [tensor(Number.NaN), tensor(1), 'tensor: number 0 is NaN, wanted 1 (within 0.001)'],
    [tensor(1), tensor(Number.NaN), 'tensor: number 0 is 1, wanted NaN'],
    [tensor(Infinity), tensor(-Infinity), 'tensor: number 0 is Infinity, wanted -Infinity'],
    [tensor(1e38), tensor(Infinity), 'wanted Infinity'],
    [tensor([1, 2]), tensor([[1, 2]]), 'tensor: shape [2], wanted [1,2]'],
  ])('refuses case %#', (got, wanted, sentence) => {
    expect(() => expectClose(got, wanted, 1e-3)).toThrow(sentence);
  });
  it('names what was compared', () => {
    expect(() => expectClose(tensor(1), tensor(2), 0, 'gradient')).toThrow(
      'gradient: number 0 is 1, wanted 2 (within 0)',
    );
  });
});
