import { describe, expect, it } from 'vitest';
import { cosineRestarts } from './cosineRestarts';

const at = (schedule: (t: number) => number, ...steps: number[]) =>
  steps.map((t) => Number(schedule(t).toPrecision(9)));

describe('cosineRestarts', () => {
  it('jumps back up after each wave', () => {
    expect(at(cosineRestarts({ from: 2, steps: 4 }), 1, 3, 5, 7, 9, 4003)).toEqual([2, 1, 2, 1, 2, 1]);
  });
  it('stretches each wave', () => {
    // waves of 2, 4 and 8 steps begin at 1, 3, 7 and 15
    expect(at(cosineRestarts({ from: 2, steps: 2, stretch: 2 }), 1, 2, 3, 5, 7, 11, 15)).toEqual([2, 1, 2, 1, 2, 1, 2]);
    expect(at(cosineRestarts({ from: 3, to: 1, steps: 2, stretch: 2 }), 4)).toEqual([2.70710678]);
  });
  it('rejects invalid arguments and says why', () =>
    expect(() => cosineRestarts({ from: 1, steps: 2, stretch: 0.5 })).toThrow(
      'cosineRestarts: stretch is 0.5 — wanted',
    ));
});
