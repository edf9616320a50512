import { describe, expect, it } from 'vitest';
import { random } from '../random/random';
import { lecunNormal } from './lecunNormal';

const spread = (data: ArrayLike<number>) => Array.from(data).reduce((sum, x) => sum + x * x, 0) / data.length;

describe('lecunNormal', () => {
  it('has the variance of its paper', () => {
    expect(spread(lecunNormal(random(1), [64, 128]).data) / (1 / 64)).toBeCloseTo(1, 1);
    expect(spread(lecunNormal(random(2), [3, 3, 64, 32]).data) / (1 / (9 * 64))).toBeCloseTo(1, 1);
  });
  it('draws from the normal distribution', () => {
    const deviation = Math.sqrt(1 / 64);
    const { data } = lecunNormal(random(3), [64, 128]);
    expect(data.filter((x) => Math.abs(x) < deviation).length / data.length).toBeCloseTo(0.6827, 1);
    expect(Math.max(...data)).toBeGreaterThan(3 * deviation);
  });
  it('wants a kernel', () => {
    expect(() => lecunNormal(random(1), [4])).toThrow('lecunNormal: shape [4] — a kernel is');
  });
});
