import { describe, expect, it } from 'vitest';
import * as core from '../index';
import type { Operand, Tensor } from '../tensor/tensor';
import { tensor } from '../tensor/tensor';

const operations = core as unknown as Record<string, (...inputs: Operand[]) => Tensor>;
const toFloat = 'exp expm1 log log1p sqrt reciprocal sin cos tanh erf sigmoid softplus silu mish softsign logSigmoid';
const activations = 'elu selu leakyRelu gelu hardSwish';
const keeping = 'neg abs sign square relu floor ceil round';
const arithmetic = 'add sub mul maximum minimum div pow';
const questions = 'equal notEqual greater greaterEqual less lessEqual logicalAnd logicalOr';

const int = tensor([1, 2], { dtype: 'int32' });
const bool = tensor([true, false]);
const double = tensor([1, 2], { dtype: 'float64' });
const nothing = tensor([], { shape: [0, 3] });

describe.each([...toFloat.split(' '), ...activations.split(' ')])('%s', (name) => {
  it('makes floats of whole numbers and keeps floats', () => {
    expect([int, bool, tensor([1]), double].map((x) => operations[name]!(x).dtype)).toEqual([
      'float32',
      'float32',
      'float32',
      'float64',
    ]);
  });
});

describe.each(keeping.split(' '))('%s', (name) => {
  it('keeps the dtype, bool counting as int32', () => {
    expect([int, bool, tensor([1]), double].map((x) => operations[name]!(x).dtype)).toEqual([
      'int32',
      'int32',
      'float32',
      'float64',
    ]);
  });
});

describe.each(`${toFloat} ${activations} ${keeping} hardTanh relu6`.split(' '))('%s', (name) => {
  it('passes NaN on, and accepts empty tensors, numbers and 0-d tensors', () => {
    const operation = operations[name]!;
    expect(operation(tensor([Number.NaN])).data[0]).toBeNaN();
    expect([operation(nothing).shape, operation(nothing).data.length]).toEqual([[0, 3], 0]);
    expect(operation(0.5).shape).toEqual([]);
    expect(operation(tensor(0.5)).dtype).toBe('float32');
  });
});

describe.each(arithmetic.split(' '))('%s', (name) => {
  const operation = operations[name]!;
  it('passes NaN on from either side', () => {
    expect(operation(tensor([Number.NaN, 2]), tensor([2, Number.NaN])).data).toEqual(
      Float32Array.of(Number.NaN, Number.NaN),
    );
  });
  it('gives a number the dtype of the tensor it meets, on either side', () => {
    expect([operation(double, 2), operation(2, tensor([1])), operation(tensor(2), double)].map((x) => x.dtype)).toEqual(
      ['float64', 'float32', 'float64'],
    );
    expect(operation(int, 2.5).dtype).toBe('float32');
    expect(operation(1, 2).dtype).toBe('float64');
  });
  it('refuses to mix float32 and float64', () => {
    expect(() => operation(tensor([1, 2]), double)).toThrow(
      `${name}: float32[2] and float64[2] — float32 and float64 do not mix; cast one of them?`,
    );
  });
});

describe.each(`${arithmetic} ${questions}`.split(' '))('%s', (name) => {
  const operation = operations[name]!;
  it('broadcasts empty tensors, numbers, rows and columns', () => {
    expect(operation(nothing, 1).shape).toEqual([0, 3]);
    expect(operation(nothing, tensor([1, 2, 3])).shape).toEqual([0, 3]);
    expect(operation(1, 2).shape).toEqual([]);
    const a = tensor([1, 2, 3, 4, 5, 6, 7, 8], { shape: [2, 1, 4, 1] });
    const b = tensor([3, 1, 4, 1, 5, 9], { shape: [3, 1, 2] });
    const out = operation(a, b);
    expect(out.shape).toEqual([2, 3, 4, 2]);
    const one = (i: number, j: number, k: number, l: number) =>
      operation(tensor(a.data[i * 4 + k]!), tensor(b.data[j * 2 + l]!)).data[0];
    for (const [i, j, k, l] of [
      [0, 0, 0, 0],
      [1, 2, 3, 1],
      [0, 1, 2, 1],
      [1, 0, 3, 0],
    ] as const) {
      expect(out.data[((i * 3 + j) * 4 + k) * 2 + l]).toBe(one(i, j, k, l));
    }
  });
});
