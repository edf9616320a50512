import { describe, expect, it } from 'vitest';
import { linear } from './linear';

const at = (schedule: (t: number) => number, ...steps: number[]) =>
  steps.map((t) => Number(schedule(t).toPrecision(9)));

describe('linear', () => {
  it('changes in equal steps, then stays constant', () => {
    expect(at(linear({ from: 1, steps: 4 }), 1, 2, 3, 5, 6, 99)).toEqual([1, 0.75, 0.5, 0, 0, 0]);
    expect(at(linear({ from: 0, to: 2, steps: 4 }), 1, 2, 5)).toEqual([0, 0.5, 2]);
  });
  it('says what it wants', () => {
    expect(() => linear({ from: 1, steps: 0 })).toThrow('linear: steps is 0 — wanted a number in (0, ∞)');
    // @ts-expect-error no such setting
    expect(() => linear({ from: 1, steps: 3, end: 0 })).toThrow('linear: option "end" — there are from, to, steps');
  });
});
