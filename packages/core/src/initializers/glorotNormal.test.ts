import { describe, expect, it } from 'vitest';
import { random } from '../random/random';
import { glorotNormal } from './glorotNormal';

const spread = (data: ArrayLike<number>) => Array.from(data).reduce((sum, x) => sum + x * x, 0) / data.length;

describe('glorotNormal', () => {
  it('has the variance of its paper', () => {
    expect(spread(glorotNormal(random(1), [64, 128]).data) / (2 / (64 + 128))).toBeCloseTo(1, 1);
    expect(spread(glorotNormal(random(2), [3, 3, 64, 32]).data) / (2 / (9 * 64 + 9 * 32))).toBeCloseTo(1, 1);
  });
  it('draws from the normal distribution', () => {
    const deviation = Math.sqrt(2 / (64 + 128));
    const { data } = glorotNormal(random(3), [64, 128]);
    expect(data.filter((x) => Math.abs(x) < deviation).length / data.length).toBeCloseTo(0.6827, 1);
    expect(Math.max(...data)).toBeGreaterThan(3 * deviation);
  });
  it('wants a kernel', () => {
    expect(() => glorotNormal(random(1), [4])).toThrow('glorotNormal: shape [4] — a kernel is');
  });
});
