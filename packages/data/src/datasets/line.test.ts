import { describe, expect, it } from 'vitest';
import { line } from './line';

describe('line', () => {
  it('is y = 2x + 1 from −1 to 1', () => {
    const { inputs, targets } = line({ count: 5, noise: 0 });
    expect([...inputs.data]).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect([...targets.data]).toEqual([-1, 0, 1, 2, 3]);
    expect(inputs.shape).toEqual([5, 1]);
    expect(targets.shape).toEqual([5, 1]);
    expect([...line({ count: 1, noise: 0 }).targets.data]).toEqual([1]);
  });
  it('stays near it with noise', () => {
    const { inputs, targets } = line({ count: 2000, noise: 0.5, seed: 1 });
    let total = 0;
    for (let i = 0; i < 2000; i++) total += (targets.data[i]! - 2 * inputs.data[i]! - 1) ** 2;
    expect(Math.sqrt(total / 2000)).toBeCloseTo(0.5, 1);
  });
  it('refuses impossible counts and noise', () => {
    expect(() => line({ count: 0 })).toThrow('line: count is 0 — wanted a whole number of at least 1');
    expect(() => line({ noise: -1 })).toThrow('line: noise is -1 — wanted a number in [0, ∞)');
  });
});
