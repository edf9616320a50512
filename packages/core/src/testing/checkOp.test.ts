import { describe, expect, it } from 'vitest';
import type { Op } from '../op/op';
import { apply } from '../op/op';
import { mul } from '../ops/mul';
import { neg } from '../ops/neg';
import { sum } from '../ops/sum';
import { where } from '../ops/where';
import type { Tensor } from '../tensor/tensor';
import { tensor } from '../tensor/tensor';
import { checkOp } from './checkOp';

/** x³ with any slope one likes. */
const cube = (backward: Op<readonly [Tensor]>['backward']) => {
  const op: Op<readonly [Tensor]> = {
    name: 'cube',
    shape: ([x]) => x.shape,
    forward(out, [x]) {
      for (let i = 0; i < out.length; i++) out[i] = x.data[i]! ** 3;
    },
    backward,
  };
  return (x: Tensor) => apply(op, [x], undefined);
};
const x = tensor([0.5, -1.5, 2]);
const right = (slope: Tensor, { inputs: [at] }: { inputs: readonly [Tensor] }) => mul(slope, mul(3, mul(at, at)));

describe('checkOp', () => {
  it('lets the right slope pass, and holds whole numbers fixed', () => {
    expect(() => checkOp(cube(right), [x])).not.toThrow();
    expect(() => checkOp((a, which) => where(which!, a!, 0), [x, tensor([true, false, true])])).not.toThrow();
  });
  it.each<[string, Op<readonly [Tensor]>['backward']]>([
    ['turned around', (slope, at) => neg(right(slope, at))],
    ['missing a factor', (slope, { inputs: [at] }) => mul(slope, mul(at, at))],
    ['a millionth too large', (slope, at) => mul(right(slope, at), 1 + 5e-6)],
    ['the mean of the slopes', (slope, at) => mul(right(tensor([1, 1, 1], { dtype: 'float64' }), at), sum(slope))],
    ['missing', undefined],
    ['null', () => null],
  ])('refuses a slope that is %s', (_, backward) => {
    expect(() => checkOp(cube(backward), [x])).toThrow('slope of input 0 [3]: number');
  });
  it('refuses a right slope whose own slope is lost', () => {
    const opaque = cube((slope, { inputs: [at] }) =>
      mul(slope, tensor(Float64Array.from(at.data, (value) => 3 * value ** 2))),
    );
    expect(() => checkOp(opaque, [x])).toThrow('slope of slope of inputs 0, 0: number');
    expect(() => checkOp(opaque, [x], { order: 1 })).not.toThrow();
  });
  it('wants a tensor', () => {
    expect(() => checkOp(() => 3, [x])).toThrow(
      'checkOp: the function answered with a number — it must answer with a tensor',
    );
  });
});
