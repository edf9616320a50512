import { describe, expect, it } from 'vitest';
import { xor } from './xor';

describe('xor', () => {
  it('is the four corners', () => {
    const { inputs, targets } = xor();
    expect(inputs.shape).toEqual([4, 2]);
    expect(targets.shape).toEqual([4, 1]);
    expect([...inputs.data]).toEqual([0, 0, 0, 1, 1, 0, 1, 1]);
    expect([...targets.data]).toEqual([0, 1, 1, 0]);
  });
  it('repeats the corners, with noise', () => {
    const { inputs, targets } = xor({ count: 400, noise: 0.1, seed: 3 });
    for (let i = 0; i < 400; i++) {
      const [x, y] = [inputs.data[2 * i]!, inputs.data[2 * i + 1]!];
      expect(Math.round(x) ^ Math.round(y)).toBe(targets.data[i]);
    }
    expect([...inputs.data.slice(0, 2)]).not.toEqual([...inputs.data.slice(8, 10)]);
  });
  it('refuses impossible counts and noise', () => {
    expect(() => xor({ count: 0 })).toThrow('xor: count is 0 — wanted a whole number of at least 1');
    expect(() => xor({ noise: -1 })).toThrow('xor: noise is -1 — wanted a number in [0, ∞)');
  });
});
