import { describe, expect, it } from 'vitest';
import { inverseNormal } from './inverseNormal';

// source: Python 3.11, statistics.NormalDist().inv_cdf
const published = [
  [5.551115123125783e-17, -8.292361075813595],
  [1e-12, -7.034483825301132],
  [1e-7, -5.199337582192817],
  [0.001, -3.090232306167813],
  [0.0249, -1.9616778690637862],
  [0.075, -1.4395314709384557],
  [0.0750001, -1.4395307645017297],
  [0.1, -1.2815515655446008],
  [0.3, -0.5244005127080407],
  [0.5, 0],
  [0.6, 0.2533471031357998],
  [0.925, 1.439531470938456],
  [0.95, 1.6448536269514715],
  [0.999, 3.090232306167813],
  [0.9999999999999999, 8.209536151601386],
] as const;

describe('inverseNormal', () => {
  it.each(published)('puts %d of all draws to the left of %d', (share, deviations) => {
    expect(Math.abs(inverseNormal(share) - deviations)).toBeLessThanOrEqual(1e-15 * Math.abs(deviations));
  });
  it('is the same on both sides', () => {
    for (const share of [2 ** -53, 2 ** -20, 2 ** -10, 0.0625, 0.375]) {
      expect(inverseNormal(1 - share)).toBe(-inverseNormal(share));
    }
  });
});
