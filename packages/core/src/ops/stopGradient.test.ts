import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { mul } from './mul';
import { stopGradient } from './stopGradient';

describe('stopGradient', () => {
  it('passes the numbers on and stops the gradient', () => {
    expect(toArray(stopGradient(tensor([1, 2])))).toEqual([1, 2]);
    expect(grad((x) => mul(stopGradient(x), x))(3)).toBe(3);
  });
});
