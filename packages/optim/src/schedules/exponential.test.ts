import { describe, expect, it } from 'vitest';
import { exponential } from './exponential';

const at = (schedule: (t: number) => number, ...steps: number[]) =>
  steps.map((t) => Number(schedule(t).toPrecision(9)));

describe('exponential', () => {
  it('shrinks by the same factor at every step', () => {
    expect(at(exponential({ from: 3, rate: 0.5 }), 1, 2, 3, 4)).toEqual([3, 1.5, 0.75, 0.375]);
  });
  it('says what it wants', () =>
    expect(() => exponential({ from: 3, rate: -1 })).toThrow('exponential: rate is -1 — wanted a number in (0, ∞)'));
});
