import { describe, expect, it } from 'vitest';
import { oneCycle } from './oneCycle';

const at = (schedule: (t: number) => number, ...steps: number[]) =>
  steps.map((t) => Number(schedule(t).toPrecision(9)));

describe('oneCycle', () => {
  it('turns where PyTorch turns: 1/25, 1 and 1/250,000 of the peak', () => {
    const schedule = oneCycle({ peak: 1, steps: 101, rise: 11 / 101 });
    expect(at(schedule, 1, 6, 11, 56, 101, 500)).toEqual([0.04, 0.52, 1, 0.500002, 0.000004, 0.000004]);
    expect(at(oneCycle({ peak: 1, steps: 100 }), 30)).toEqual([1]);
  });
  it('turns upside down for the momentum', () => {
    const momentum = oneCycle({ from: 0.95, peak: 0.85, to: 0.95, steps: 100 });
    expect(at(momentum, 1, 30, 100)).toEqual([0.95, 0.85, 0.95]);
  });
  it('has values at the edges', () => {
    expect(at(oneCycle({ peak: 1, from: 0.5, to: 0, steps: 1, rise: 1 }), 1, 2)).toEqual([1, 0]);
    expect(at(oneCycle({ peak: 1, to: 0, steps: 3, rise: 0 }), 3)).toEqual([0]);
  });
  it('rejects invalid arguments and says why', () =>
    expect(() => oneCycle({ peak: 1, steps: 10, rise: 2 })).toThrow('oneCycle: rise is 2 — wanted a number in [0, 1]'));
});
