import { describe, expect, it } from 'vitest';
import { stepDecay } from './stepDecay';

const at = (schedule: (t: number) => number, ...steps: number[]) =>
  steps.map((t) => Number(schedule(t).toPrecision(9)));

describe('stepDecay', () => {
  it('drops like stairs', () => {
    expect(at(stepDecay({ from: 1, every: 3 }), 1, 3, 4, 6, 7)).toEqual([1, 1, 0.1, 0.1, 0.01]);
    expect(at(stepDecay({ from: 1, factor: 0.5, every: 1 }), 1, 2, 3)).toEqual([1, 0.5, 0.25]);
  });
  it('says what it wants', () =>
    expect(() => stepDecay({ from: 1, every: 0 })).toThrow('stepDecay: every is 0 — wanted a number in [1, ∞)'));
});
