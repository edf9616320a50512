import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { mul } from './mul';

describe('mul', () => {
  it('multiplies', () => {
    expectClose(
      mul(tensor([1, 2, -3], { dtype: 'float64' }), tensor([3, 0.5, 0], { dtype: 'float64' })),
      tensor([3, 1, -0], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences, with broadcasting', () => {
    checkOp(mul, [tensor([1.5, -2, 0.3]), tensor([2, 0.4, -1])]);
    checkOp(mul, [tensor([[1.5, -2, 0.3]]), tensor([[0.7], [2.2]])]);
    checkOp(mul, [tensor(0.9), tensor([2, 0.4, -1])]);
  });
  it('says which shapes do not fit', () => {
    expect(() => mul(tensor([1, 2]), tensor([1, 2, 3]))).toThrow(
      'mul: [2] and [3] — axis -1 is 2 in one and 3 in the other; they must be equal or 1',
    );
  });
  it('counts true as 1', () => {
    const answer = mul(tensor([true, true]), tensor([true, false]));
    expect([answer.dtype, ...answer.data]).toEqual(['int32', 1, 0]);
  });
  it('keeps the low 32 bits of whole numbers, as BigInt counts them', () => {
    const edges = [2147483647, -2147483648, 1, -1, 65537, 46341, 123456789, 0];
    const pairs = edges.flatMap((a) => edges.map((b) => [a, b] as const));
    const int32 = (values: number[]) => tensor(values, { dtype: 'int32' });
    const wanted = pairs.map(([a, b]) => Number(BigInt.asIntN(32, BigInt(a) * BigInt(b))));
    expect([...mul(int32(pairs.map(([a]) => a)), int32(pairs.map(([, b]) => b))).data]).toEqual(wanted);
  });
});
