import { grad, tensor } from '@gd/core';
import { checkOp } from '@gd/core/testing';
import { describe, expect, it } from 'vitest';
import { huber } from './huber';

const zero = tensor([0, 0, 0, 0]);
const misses = tensor([0.5, -1, 3, -10]);

describe('huber', () => {
  it('is half the square within delta of the targets and a straight line beyond', () => {
    expect([...huber(misses, zero, { reduction: 'none' }).data]).toEqual([0.125, 0.5, 2.5, 9.5]);
    expect([...huber(misses, zero, { reduction: 'none', delta: 2 }).data]).toEqual([0.125, 0.5, 4, 18]);
    expect(huber(misses, zero, { reduction: 'sum' }).data[0]).toBe(12.625);
    expect(huber(misses, zero).data[0]).toBe(12.625 / 4);
  });
  it('has the gradients of central differences, and never by more than delta', () => {
    checkOp((p, y) => huber(p!, y!, { delta: 0.7 }), [tensor([0.5, -1.2, 3, -10]), tensor([0.1, 0.2, 0.3, 0])]);
    const gradient = grad((p: typeof misses) => huber(p, zero, { reduction: 'sum', delta: 1 }))(misses);
    expect([...gradient.data]).toEqual([0.5, -1, 1, -1]);
    expect(grad((p: typeof zero) => huber(p, zero))(zero).data).toEqual(new Float32Array(4));
  });
  it('wants a delta above 0, and equal shapes', () => {
    for (const delta of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => huber(zero, zero, { delta })).toThrow(`huber: delta is ${delta} — wanted a number in (0, ∞)`);
    }
    expect(() => huber(zero, tensor([[0, 0, 0, 0]]))).toThrow(
      'huber: prediction [4], targets [1,4] — the shapes must be equal',
    );
  });
});
