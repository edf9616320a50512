import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { square } from './square';

describe('square', () => {
  it('multiplies by itself', () => {
    expectClose(square(tensor([-3, 0, 1.5], { dtype: 'float64' })), tensor([9, 0, 2.25], { dtype: 'float64' }), 1e-15);
  });
  it('has the gradients of central differences', () => {
    checkOp(square, [tensor([[-2, 0, 1.1]])]);
  });
  it('keeps the low 32 bits of whole numbers, as BigInt counts them', () => {
    const edges = [2147483647, -2147483648, 65537, 46341, 123456789];
    const wanted = edges.map((a) => Number(BigInt.asIntN(32, BigInt(a) ** 2n)));
    expect([...square(tensor(edges, { dtype: 'int32' })).data]).toEqual(wanted);
  });
});
