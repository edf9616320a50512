import { describe, expect, it } from 'vitest';
import { random } from '../random/random';
import { glorotUniform } from './glorotUniform';

const spread = (data: ArrayLike<number>) => Array.from(data).reduce((sum, x) => sum + x * x, 0) / data.length;

describe('glorotUniform', () => {
  it('has the variance of its paper', () => {
    expect(spread(glorotUniform(random(1), [64, 128]).data) / (2 / (64 + 128))).toBeCloseTo(1, 1);
    expect(spread(glorotUniform(random(2), [3, 3, 64, 32]).data) / (2 / (9 * 64 + 9 * 32))).toBeCloseTo(1, 1);
  });
  it('stays within its bounds', () => {
    const bound = Math.sqrt(3 * (2 / (64 + 128)));
    const largest = Math.max(...glorotUniform(random(3), [64, 128]).data.map(Math.abs));
    expect(largest).toBeLessThanOrEqual(bound);
    expect(largest).toBeGreaterThan(0.999 * bound);
  });
  it('wants a kernel', () => {
    expect(() => glorotUniform(random(1), [4])).toThrow('glorotUniform: shape [4] — a kernel is');
  });
});
