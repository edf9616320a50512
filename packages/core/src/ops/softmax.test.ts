import { describe, expect, it } from 'vitest';
import { arange } from '../create/arange';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { reshape } from './reshape';
import { sin } from './sin';
import { softmax } from './softmax';

describe('softmax', () => {
  it('is proportional to powers of e', () => {
    expectClose(
      softmax(tensor([0, Math.log(3)], { dtype: 'float64' })),
      tensor([0.25, 0.75], { dtype: 'float64' }),
      1e-15,
    );
    expect(
      toArray(
        softmax(
          tensor([
            [0, 5],
            [0, 5],
          ]),
          { axis: 0 },
        ),
      ),
    ).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
  });
  it('is stable far out, and gives nothing for an empty row', () => {
    expect(toArray(softmax(tensor([1000, 1000, -1000])))).toEqual([0.5, 0.5, 0]);
    expect(toArray(softmax(tensor([0, -Infinity])))).toEqual([1, 0]);
    expect(toArray(softmax(tensor([-Infinity, -Infinity])))).toEqual([Number.NaN, Number.NaN]);
    expect(toArray(softmax(tensor([], { shape: [0, 3] })))).toEqual([]);
  });
  it('has the gradients of central differences, along any axis', () => {
    const x = reshape(sin(arange(1, 13)), [2, 3, 2]);
    for (const axis of [0, 1, 2]) checkOp((y) => softmax(y, { axis }), [x]);
  });
  it('says when there is no such axis', () => {
    expect(() => softmax(tensor([1]), { axis: 1 })).toThrow('softmax: axis 1 — a tensor of 1 axes has axes -1 to 0');
  });
});
