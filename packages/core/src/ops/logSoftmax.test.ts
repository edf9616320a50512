import { describe, expect, it } from 'vitest';
import { arange } from '../create/arange';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { logSoftmax } from './logSoftmax';
import { reshape } from './reshape';
import { sin } from './sin';

describe('logSoftmax', () => {
  it('is the logarithm of softmax, stable far out', () => {
    expectClose(
      logSoftmax(tensor([0, Math.log(3)], { dtype: 'float64' })),
      tensor([Math.log(0.25), Math.log(0.75)], { dtype: 'float64' }),
      1e-15,
    );
    expect(toArray(logSoftmax(tensor([1000, 0, -1000])))).toEqual([0, -1000, -2000]);
    expect(toArray(logSoftmax(tensor([0, -Infinity])))).toEqual([0, -Infinity]);
  });
  it('has the gradients of central differences, along any axis', () => {
    const x = reshape(sin(arange(1, 13)), [2, 3, 2]);
    for (const axis of [0, 1, 2]) checkOp((y) => logSoftmax(y, { axis }), [x]);
  });
  it('says when there is no such axis', () => {
    expect(() => logSoftmax(tensor([1]), { axis: 1 })).toThrow(
      'logSoftmax: axis 1 — a tensor of 1 axes has axes -1 to 0',
    );
  });
});
