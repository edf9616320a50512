import { describe, expect, it } from 'vitest';
import { random } from '../random/random';
import { heUniform } from './heUniform';

const spread = (data: ArrayLike<number>) => Array.from(data).reduce((sum, x) => sum + x * x, 0) / data.length;

describe('heUniform', () => {
  it('has the variance of its paper', () => {
    expect(spread(heUniform(random(1), [64, 128]).data) / (2 / 64)).toBeCloseTo(1, 1);
    expect(spread(heUniform(random(2), [3, 3, 64, 32]).data) / (2 / (9 * 64))).toBeCloseTo(1, 1);
  });
  it('stays within its bounds', () => {
    const bound = Math.sqrt(3 * (2 / 64));
    const largest = Math.max(...heUniform(random(3), [64, 128]).data.map(Math.abs));
    expect(largest).toBeLessThanOrEqual(bound);
    expect(largest).toBeGreaterThan(0.999 * bound);
  });
  it('wants a kernel', () => {
    expect(() => heUniform(random(1), [4])).toThrow('heUniform: shape [4] — a kernel is');
  });
});
