import type { Random, Tensor } from '@gd/core';
import { cast, matmul, mul, random, sin, tanh, zeros } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../compile';
import { costOf } from './costOf';

/** The cost of a function of tensors of these shapes, which becomes one kernel. */
function cost(f: (...tensors: Tensor[]) => Tensor, ...shapes: number[][]): number {
  const compiled = compile(f);
  compiled(...shapes.map((shape) => zeros(shape)));
  const [kernel, ...more] = compiled.programs[0]!.plan.kernels;
  expect(more).toEqual([]);
  return costOf(kernel!);
}

describe('the cost of a kernel', () => {
  it('grows with the amount of work', () => {
    const product = (n: number) => cost(matmul, [64, n], [n, 64]);
    expect(product(512) / product(256)).toBeCloseTo(2, 1);
    const chain = (n: number) => cost((x) => mul(tanh(x!), x!), [n]);
    expect(chain(2e5) / chain(1e5)).toBeCloseTo(2, 1);
  });
  it('is higher per number without SIMD', () => {
    const doubles = cost((x) => cast(sin(cast(x!, 'float64')), 'float32'), [1e5]);
    expect(doubles).toBeGreaterThan(4 * cost((x) => mul(mul(x!, 3), x!), [1e5]));
  });
  it('counts random draws', () => {
    const drawn = (n: number): number => {
      const compiled = compile((rng: Random) => rng.split('a').bernoulli([n], 0.5));
      compiled(random(1));
      return costOf(compiled.programs[0]!.plan.kernels.at(-1)!);
    };
    expect(drawn(2e5) / drawn(1e5)).toBeCloseTo(2, 1);
  });
  it('is above zero for the smallest, and counts bytes for kernels that only copy them', () => {
    expect(cost((x) => mul(x!, 2), [1])).toBeGreaterThanOrEqual(20);
    const bytes = 8 * 1e6;
    expect(cost((x) => mul(x!, 2), [1e6])).toBeGreaterThan(bytes / 20);
  });
});
