import { describe, expect, it } from 'vitest';
import { grad, valueAndGrad } from './grad';
import { add } from './ops/add';
import { exp } from './ops/exp';
import { matmul } from './ops/matmul';
import { mul } from './ops/mul';
import { sum } from './ops/sum';
import { tensor } from './tensor';
import { checkOp } from './testing/checkOp';

const cube = (x: ReturnType<typeof tensor>) => mul(x, mul(x, x));

describe('grad', () => {
  it('answers a number with a number', () => {
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
  it('adds over every use of a value', () => {
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
  it('says what a function may answer', () => {
    expect(() => grad((() => 'high') as never)(1)).toThrow('grad: the function answered with string');
    expect(() => grad((x) => x)(tensor([1, 2]))).toThrow(
      'grad: the function answered with shape [2] — a slope needs one number; sum or mean it?',
    );
  });
  it('agrees with differences', () => {
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
