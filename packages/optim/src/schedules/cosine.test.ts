import { describe, expect, it } from 'vitest';
import { cosine } from './cosine';

const at = (schedule: (t: number) => number, ...steps: number[]) =>
  steps.map((t) => Number(schedule(t).toPrecision(9)));

describe('cosine', () => {
  it('follows half a wave, then stays constant', () => {
    expect(at(cosine({ from: 2, steps: 4 }), 1, 3, 5, 6)).toEqual([2, 1, 0, 0]);
    // 1 + (3 − 1)(1 + cos 45°)/2
    expect(at(cosine({ from: 3, to: 1, steps: 4 }), 2)).toEqual([2.70710678]);
  });
  it('rejects invalid arguments and says why', () =>
    expect(() => cosine({ from: Number.NaN, steps: 4 })).toThrow('cosine: from is NaN — wanted a number'));
});
