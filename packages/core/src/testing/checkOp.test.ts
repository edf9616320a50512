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

/** x³ with a given gradient. */
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
const right = (grad: Tensor, { inputs: [at] }: { inputs: readonly [Tensor] }) => mul(grad, mul(3, mul(at, at)));

describe('checkOp', () => {
  it('accepts the right gradient, and keeps whole numbers constant', () => {
    expect(() => checkOp(cube(right), [x])).not.toThrow();
    expect(() => checkOp((a, which) => where(which!, a!, 0), [x, tensor([true, false, true])])).not.toThrow();
  });
  it.each<[string, Op<readonly [Tensor]>['backward']]>([
    ['turned around', (grad, at) => neg(right(grad, at))],
    ['missing a factor', (grad, { inputs: [at] }) => mul(grad, mul(at, at))],
    ['a millionth too large', (grad, at) => mul(right(grad, at), 1 + 5e-6)],
    ['the mean of the gradients', (grad, at) => mul(right(tensor([1, 1, 1], { dtype: 'float64' }), at), sum(grad))],
    ['missing', undefined],
    ['null', () => null],
  ])('refuses a gradient that is %s', (_, backward) => {
    expect(() => checkOp(cube(backward), [x])).toThrow('gradient of input 0 [3]: number');
  });
  it('refuses a right gradient whose own gradient is lost', () => {
    const opaque = cube((grad, { inputs: [at] }) =>
      mul(grad, tensor(Float64Array.from(at.data, (value) => 3 * value ** 2))),
    );
    expect(() => checkOp(opaque, [x])).toThrow('gradient of gradient of inputs 0, 0: number');
    expect(() => checkOp(opaque, [x], { order: 1 })).not.toThrow();
  });
  it('wants a tensor', () => {
    expect(() => checkOp(() => 3, [x])).toThrow('checkOp: the function returned a number — it must return a tensor');
  });
});
