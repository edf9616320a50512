import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { trustRatio } from './trustRatio';

const weight = tensor([[3], [4]]);

describe('trustRatio', () => {
  it('is the norm of the weight divided by that of its direction', () => {
    expect(trustRatio(weight, tensor(2)).data[0]).toBe(2.5);
    expect(trustRatio(tensor([3, 4], { dtype: 'float64' }), tensor(0.1, { dtype: 'float64' })).data[0]).toBe(50);
  });
  it('is 1 if one of them has norm 0', () => {
    expect(trustRatio(weight, tensor(0)).data[0]).toBe(1);
    expect(trustRatio(tensor([0, 0]), tensor(2)).data[0]).toBe(1);
  });
});
