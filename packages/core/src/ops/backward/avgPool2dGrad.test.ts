import { describe, expect, it } from 'vitest';
import { arange } from '../../create/arange';
import { tensor } from '../../tensor/tensor';
import { checkOp } from '../../testing/checkOp';
import { reshape } from '../reshape';
import { sin } from '../sin';
import { avgPool2dGrad } from './avgPool2dGrad';

describe('avgPool2dGrad', () => {
  const uneven = (...shape: number[]) => reshape(sin(arange(1, 1 + shape.reduce((a, b) => a * b))), shape);
  it('divides each gradient evenly', () => {
    expect([...avgPool2dGrad(tensor([4], { shape: [1, 1, 1, 1] }), [1, 2, 2, 1], 2).data]).toEqual([1, 1, 1, 1]);
  });
  it('has the gradients of central differences', () => {
    checkOp((s) => avgPool2dGrad(s, [1, 4, 5, 2], 3, { stride: 2, padding: 1 }), [uneven(1, 2, 3, 2)]);
  });
  it('says what does not fit', () => {
    expect(() => avgPool2dGrad(uneven(1, 2, 2, 1), [1, 2, 2, 1], 2)).toThrow(
      'avgPool2dGrad: [1,2,2,1] for images [1,2,2,1] — the output of the pooling is [1,1,1,1]',
    );
  });
});
