import { describe, expect, it } from 'vitest';
import { warmUp } from './warmUp';

const at = (schedule: (t: number) => number, ...steps: number[]) =>
  steps.map((t) => Number(schedule(t).toPrecision(9)));

describe('warmUp', () => {
  it('rises to the first value of a schedule, and then follows it', () => {
    const schedule = warmUp((t) => 1 / t, { steps: 4 });
    expect(at(schedule, 1, 2, 4, 5, 7)).toEqual([0.25, 0.5, 1, 0.5, 0.25]);
    expect(at(warmUp(0.8, { steps: 2 }), 1, 2, 3)).toEqual([0.4, 0.8, 0.8]);
  });
  it('says what it wants', () =>
    expect(() => warmUp(1, { steps: 0 })).toThrow('warmUp: steps is 0 — wanted a number in [1, ∞)'));
});
