import { describe, expect, it } from 'vitest';
import { arange } from '../create/arange';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { avgPool2d } from './avgPool2d';
import { mul } from './mul';
import { reshape } from './reshape';
import { sin } from './sin';

describe('avgPool2d', () => {
  const uneven = (...shape: number[]) => reshape(sin(arange(1, 1 + shape.reduce((a, b) => a * b))), shape);
  it('averages, without the padding', () => {
    const x = reshape(arange(1, 10), [1, 3, 3, 1]);
    expect([...avgPool2d(x, 2).data]).toEqual([3]);
    expect([...avgPool2d(x, 2, { stride: 1 }).data]).toEqual([3, 4, 6, 7]);
    expect([...avgPool2d(x, 2, { padding: 'same' }).data]).toEqual([3, 4.5, 7.5, 9]);
    expect(avgPool2d(tensor([2, 4], { shape: [1, 1, 2, 1], dtype: 'int32' }), [1, 2]).dtype).toBe('float32');
  });
  it('has the gradients of central differences', () => {
    checkOp((x) => mul(avgPool2d(x, 2), avgPool2d(x, 2)), [uneven(2, 4, 5, 2)]);
    checkOp((x) => avgPool2d(x, 3, { stride: 2, padding: 1 }), [uneven(1, 4, 5, 1)]);
  });
  it('says what does not fit', () => {
    expect(() => avgPool2d(uneven(4, 4), 2)).toThrow(
      'avgPool2d: [4,4] — images come as [batch, height, width, channels]',
    );
    expect(() => avgPool2d(uneven(1, 4, 4, 1), 2, { padding: 2 })).toThrow(
      'avgPool2d: [1,4,4,1] by a window of [2,2] and padding [[2,2],[2,2]] — padding must be smaller than the window',
    );
  });
});
