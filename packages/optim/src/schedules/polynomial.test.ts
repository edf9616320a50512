import { describe, expect, it } from 'vitest';
import { polynomial } from './polynomial';

const at = (schedule: (t: number) => number, ...steps: number[]) =>
  steps.map((t) => Number(schedule(t).toPrecision(9)));

describe('polynomial', () => {
  it('falls with a power of the share of steps left', () => {
    expect(at(polynomial({ from: 2, steps: 4, power: 2 }), 1, 2, 3, 5, 9)).toEqual([2, 1.125, 0.5, 0, 0]);
    expect(at(polynomial({ from: 2, to: 1, steps: 4, power: 0.5 }), 4)).toEqual([1.5]);
    expect(at(polynomial({ from: 2, steps: 4 }), 2)).toEqual([1.5]);
  });
  it('rejects invalid arguments and says why', () =>
    expect(() => polynomial({ from: 1, steps: 4, power: 0 })).toThrow(
      'polynomial: power is 0 — wanted a number in (0, ∞)',
    ));
});
