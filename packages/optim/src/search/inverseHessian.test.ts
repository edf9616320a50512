import { describe, expect, it } from 'vitest';
import type { Pair } from './inverseHessian';
import { dot, quasiNewtonDirection, remember } from './inverseHessian';

/** The gradient of ½ (x² + 4 y²), and steps along both axes. */
const gradient = ([x, y]: Float64Array) => Float64Array.of(x!, 4 * y!);
const at = (...row: number[]) => ({ row: Float64Array.of(...row), grad: gradient(Float64Array.of(...row)) });

describe('quasiNewtonDirection', () => {
  it('is minus the gradient without pairs, and Newton’s step once they know the whole Hessian', () => {
    const { grad } = at(3, 2);
    expect([...quasiNewtonDirection(grad, [])]).toEqual([-3, -8]);
    const pairs = [at(1, 0), at(0, 1)].reduce<readonly Pair[]>(
      (known, next) => remember(known, at(0, 0), next, 10),
      [],
    );
    expect([...quasiNewtonDirection(grad, pairs)]).toEqual([-3, -2]);
  });
});

describe('remember', () => {
  it('keeps the newest pairs, and none along which the function does not curve upward', () => {
    const one = remember([], at(0, 0), at(1, 0), 1);
    const [newest, ...others] = remember(one, at(0, 0), at(0, 2), 1);
    expect(newest).toEqual({ s: Float64Array.of(0, 2), y: Float64Array.of(0, 8), rho: 1 / 16 });
    expect(others).toEqual([]);
    const level = { row: Float64Array.of(5, 5), grad: at(0, 0).grad };
    expect(remember(one, at(0, 0), level, 1)).toBe(one);
    expect(remember(one, at(0, 0), at(0, 2), 0)).toEqual([]);
  });
});

it('dot is the inner product', () => expect(dot(Float64Array.of(1, 2), Float64Array.of(3, 4))).toBe(11));
