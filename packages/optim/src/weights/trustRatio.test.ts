import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { trustRatio } from './trustRatio';

const size = tensor(5);

describe('trustRatio', () => {
  it('is the norm of the weight divided by that of its direction', () => {
    expect(trustRatio(size, tensor(2)).data[0]).toBe(2.5);
    expect(trustRatio(size, tensor(2), 0.5).data[0]).toBe(1.25);
    expect(trustRatio(size, tensor(2), 0).data[0]).toBe(0);
  });
  it('is 1 if one of them is 0', () => {
    expect(trustRatio(size, tensor(0)).data[0]).toBe(1);
    expect(trustRatio(tensor(0), tensor(2), 0.5).data[0]).toBe(1);
  });
});
