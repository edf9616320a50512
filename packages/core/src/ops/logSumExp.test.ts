import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { arange } from '../create/arange';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { logSumExp } from './logSumExp';
import { reshape } from './reshape';
import { sin } from './sin';

describe('logSumExp', () => {
  it('is a smooth maximum, stable far out', () => {
    expect(logSumExp(tensor([0, Math.log(3)], { dtype: 'float64' })).data[0]).toBeCloseTo(Math.log(4), 15);
    expect(
      toArray(
        logSumExp(
          tensor([
            [1000, -1000],
            [-1000, -1000],
          ]),
        ),
      ),
    ).toEqual([1000, Math.fround(Math.LN2 - 1000)]);
    expect(
      toArray(
        logSumExp(
          tensor([
            [1, 2],
            [1, 2],
          ]),
          { axis: 0 },
        ),
      ),
    ).toEqual([1 + Math.LN2, 2 + Math.LN2].map(Math.fround));
  });
  it('is −∞ with gradient 0 for a row of −∞, and passes ∞ and NaN on', () => {
    const nothing = tensor([-Infinity, -Infinity]);
    expect(logSumExp(nothing).data[0]).toBe(-Infinity);
    expect(toArray(grad((x) => logSumExp(x))(nothing))).toEqual([0, 0]);
    expect(logSumExp(tensor([1, Infinity])).data[0]).toBe(Infinity);
    expect(logSumExp(tensor([1, Number.NaN])).data[0]).toBeNaN();
  });
  it('has the gradients of central differences, along any axis', () => {
    const x = reshape(sin(arange(1, 13)), [2, 3, 2]);
    for (const axis of [0, 1, 2]) checkOp((y) => logSumExp(y, { axis }), [x]);
  });
  it('says when there is no such axis', () => {
    expect(() => logSumExp(tensor([1]), { axis: 1 })).toThrow(
      'logSumExp: axis 1 — a tensor of 1 axes has axes -1 to 0',
    );
  });
});
