import { describe, expect, it } from 'vitest';
import { arange } from '../create/arange';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { globalAveragePool2d } from './globalAveragePool2d';
import { reshape } from './reshape';

describe('globalAveragePool2d', () => {
  it('averages each channel', () => {
    const x = tensor([1, 10, 2, 20, 3, 30, 6, 60], { shape: [1, 2, 2, 2] });
    expect(toArray(globalAveragePool2d(x))).toEqual([[3, 30]]);
  });
  it('has the gradients of central differences', () => {
    checkOp(globalAveragePool2d, [reshape(arange(0, 12), [1, 2, 3, 2])]);
  });
  it('says what an image is', () => {
    expect(() => globalAveragePool2d(tensor([1]))).toThrow(
      'globalAveragePool2d: [1] — images come as [batch, height, width, channels]; expandDims for what is missing?',
    );
  });
});
