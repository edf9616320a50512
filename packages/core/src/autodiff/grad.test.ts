import { describe, expect, it } from 'vitest';
import { item } from '../create/item';
import { add } from '../ops/add';
import { cast } from '../ops/cast';
import { exp } from '../ops/exp';
import { greater } from '../ops/greater';
import { matmul } from '../ops/matmul';
import { mul } from '../ops/mul';
import { stopGradient } from '../ops/stopGradient';
import { sum } from '../ops/sum';
import type { Operand, Tensor } from '../tensor/tensor';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { grad, valueAndGrad } from './grad';
import { nodes } from './tape';

const cube = (x: Tensor) => mul(x, mul(x, x));

describe('grad', () => {
  it('returns a number for a number', () => {
    expect(grad((x) => mul(x, x))(3)).toBe(6);
    expect(valueAndGrad((x) => mul(x, x))(3)).toEqual({ value: 9, grad: 6 });
  });
  it('nests to any order', () => {
    expect(grad(cube)(2)).toBe(12);
    expect(grad((x) => grad(cube)(x))(2)).toBe(12);
    expect(grad((x) => grad((y) => grad(cube)(y))(x))(2)).toBe(6);
  });
  it('does not confuse an inner variable with an outer one', () => {
    // d/dx ( x · d/dy (x + y) ) = d/dx x = 1
    expect(grad((x) => mul(x, grad((y) => add(x, y))(1)))(1)).toBe(1);
  });
  it('adds the gradients of every use of a value', () => {
    expect(grad((x) => add(mul(x, 3), exp(mul(x, 0))))(1)).toBe(3);
  });
  it('takes a record of weights', () => {
    const weights = { a: tensor([[1, 2]]), b: tensor([[3], [4]]) };
    const { a, b } = grad((w: typeof weights) => sum(matmul(w.a, w.b)))(weights);
    expect([...a.data, ...b.data]).toEqual([3, 4, 1, 2]);
  });
  it('survives a chain too long for recursion', () => {
    const long = grad((x) => {
      let y = mul(x, 1);
      for (let i = 0; i < 100_000; i++) y = add(y, 0);
      return y;
    });
    expect(long(1)).toBe(1);
  });
  it('gives zeros for inputs that the result does not depend on', () => {
    const { a, b } = grad((w: { a: Tensor; b: Tensor }) => mul(w.a, 2))({ a: tensor(1), b: tensor([[4, 5]]) });
    expect([a.data[0], [...b.data]]).toEqual([2, [0, 0]]);
    expect(grad((x) => sum(stopGradient(x)))(tensor([1, 2])).data).toEqual(new Float32Array(2));
    expect(grad((x) => cast(greater(x, 1), 'float32'))(2)).toBe(0);
    expect(grad((x) => mul(grad((y) => mul(y, 3))(x), 2))(5)).toBe(0);
    expect(grad((x) => add(x, grad(() => 3)(x)))(5)).toBe(1);
  });
  it.each<[string, (x: Tensor) => Operand]>([
    ['a constant', () => 3],
    ['a constant tensor', () => tensor(3)],
    ['a number read with item', (x) => item(x) * 2],
    ['a number read from data', (x) => (mul(x, 2).data[0]! - 3) ** 2],
  ])('says that the answer does not depend on x: %s', (_, f) => {
    const message =
      "grad: the function's answer does not depend on its argument — were numbers read with item or .data?";
    expect(() => grad(f)(2)).toThrow(message);
    expect(() => valueAndGrad(f)(tensor([2]))).toThrow(message);
    expect(() => grad(({ a }: { a: Tensor }) => f(a))({ a: tensor(2) })).toThrow('does not depend on any weight');
    expect(nodes).toHaveLength(0);
    expect(grad((x) => mul(x, 2))(1)).toBe(2);
  });
  it('differentiates the first argument only, and passes the others on', () => {
    expect(grad((x, by: Tensor, times: number) => mul(mul(x, by), times))(2, tensor(5), 7)).toBe(35);
  });
  it('returns the dtype of x, and a 0-d value', () => {
    const { value, grad: gradient } = valueAndGrad((x) => mul(x, tensor([[3]])))(tensor([[2]]));
    expect(value).toMatchObject({ shape: [], dtype: 'float32' });
    expect(gradient).toMatchObject({ shape: [1, 1], dtype: 'float32', data: new Float32Array([3]) });
    expect(grad((x) => sum(x))(tensor([1], { dtype: 'float64' })).dtype).toBe('float64');
  });
  it('clears the tape when the function throws, alone and nested', () => {
    const broken = (x: Tensor) => matmul(mul(x, 2), tensor([1]));
    expect(() => grad(broken)(1)).toThrow('matmul: [] · [1]');
    expect(nodes).toHaveLength(0);
    const forgiving = grad((x) => {
      expect(() => grad(broken)(x)).toThrow('matmul');
      return mul(x, x);
    });
    expect(forgiving(3)).toBe(6);
    expect(nodes).toHaveLength(0);
    mul(tensor(1), 2);
    expect(nodes).toHaveLength(0);
  });
  it('says what the function may return', () => {
    expect(() => grad((() => 'high') as never)(1)).toThrow(
      'grad: the function returned "high" — a gradient needs one number, at once; sum or mean it?',
    );
    expect(() => grad((async (x: Tensor) => x) as never)(1)).toThrow(
      'grad: the function returned a promise — a gradient needs one number, at once; sum or mean it?',
    );
    expect(() => grad((x) => x)(tensor([1, 2]))).toThrow(
      'grad: the function returned shape [2] — a gradient needs one number, at once; sum or mean it?',
    );
  });
  it('says what may be differentiated', () => {
    const f = grad((x) => sum(x)) as (x: unknown) => unknown;
    expect(() => f(tensor([1], { dtype: 'int32' }))).toThrow(
      'grad: x is a tensor of int32 — only floats have gradients; cast it to float32?',
    );
    expect(() => f({ ids: tensor([1], { dtype: 'int32' }) })).toThrow('grad: "ids" is a tensor of int32');
    expect(() => f({ a: tensor(1), b: undefined })).toThrow('grad: "b" is undefined — every weight must be a tensor');
    expect(() => f(undefined)).toThrow('grad: x is undefined — wanted a number, a tensor or a record of weights');
    expect(() => f([1, 2])).toThrow('grad: x is [1,2] — wanted a number, a tensor or a record of weights; tensor(x)?');
    expect(() => f(null)).toThrow('grad: x is null — wanted a number, a tensor or a record of weights');
    expect(() => f('3')).toThrow('grad: x is "3" — wanted a number, a tensor or a record of weights');
  });
  it('agrees with central differences', () => {
    checkOp(mul, [tensor([1, 2]), tensor([[3], [4]])]);
    checkOp(matmul, [
      tensor([[1, 2, 3]]),
      tensor([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
    ]);
    checkOp(exp, [tensor([0.1, -1])]);
  });
});
