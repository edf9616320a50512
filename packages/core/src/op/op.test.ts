import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { mul } from '../ops/mul';
import type { DType } from '../tensor/dtype';
import type { Tensor } from '../tensor/tensor';
import { tensor } from '../tensor/tensor';
import type { Op } from './op';
import { apply, lift, promote } from './op';

const kinds: Record<string, Tensor> = {
  bool: tensor([true]),
  int32: tensor([1], { dtype: 'int32' }),
  float32: tensor([1]),
  float64: tensor([1], { dtype: 'float64' }),
  'one int32': tensor(1, { dtype: 'int32' }),
  'one float32': tensor(1),
  'one float64': tensor(1, { dtype: 'float64' }),
};

describe('promote', () => {
  it.each<[string, string, DType]>([
    ['bool', 'bool', 'bool'],
    ['bool', 'int32', 'int32'],
    ['int32', 'float32', 'float32'],
    ['int32', 'float64', 'float64'],
    ['bool', 'float64', 'float64'],
    ['float32', 'one float64', 'float32'],
    ['float64', 'one float32', 'float64'],
    ['float32', 'one int32', 'float32'],
    ['int32', 'one float64', 'float32'],
    ['int32', 'one float32', 'float32'],
    ['one float32', 'one float64', 'float32'],
    ['one float64', 'one float64', 'float64'],
    ['one int32', 'one float64', 'float64'],
  ])('%s and %s make %s', (a, b, dtype) => {
    expect(promote('add', [kinds[a]!, kinds[b]!])).toBe(dtype);
    expect(promote('add', [kinds[b]!, kinds[a]!])).toBe(dtype);
  });
  it('refuses to mix float32 and float64', () => {
    expect(() => promote('add', [kinds.float32!, kinds.float64!])).toThrow(
      'add: float32[1] and float64[1] — float32 and float64 do not mix; cast one of them?',
    );
  });
});

describe('lift', () => {
  it('makes tensors of numbers, with the dtype that the other operand asks for', () => {
    expect(lift('add', 2.5)).toMatchObject({ shape: [], dtype: 'float64' });
    expect(lift('add', 2, kinds.int32)).toMatchObject({ shape: [], dtype: 'int32' });
    expect(lift('add', 2.5, kinds.int32)).toMatchObject({ dtype: 'float64' });
    expect(lift('add', kinds.float32!)).toBe(kinds.float32);
  });
});

describe('apply', () => {
  /** Twice the first number: an operation from outside the package. */
  const double: Op<readonly [Tensor]> = {
    name: 'double',
    shape: ([x]) => x.shape,
    forward(out, [x]) {
      for (let i = 0; i < out.length; i++) out[i] = 2 * x.data[i]!;
    },
    backward: (gradient) => mul(gradient, 2),
  };
  it('runs an operation from outside the package, with its gradient', () => {
    expect([...apply(double, [tensor([1, 2])], undefined).data]).toEqual([2, 4]);
    expect(grad((x) => apply(double, [mul(x, x)], undefined))(3)).toBe(12);
  });
  it('treats an operation without a gradient as a constant', () => {
    const { backward: _, ...flat } = double;
    expect(grad((x) => mul(x, apply(flat, [x], undefined)))(3)).toBe(6);
  });
});
