import { describe, expect, it } from 'vitest';
import { inverseSquareRoot } from './inverseSquareRoot';

const at = (schedule: (t: number) => number, ...steps: number[]) =>
  steps.map((t) => Number(schedule(t).toPrecision(9)));

describe('inverseSquareRoot', () => {
  it('rises evenly and falls with the root', () => {
    expect(at(inverseSquareRoot({ peak: 3, steps: 4 }), 1, 2, 4, 16, 64)).toEqual([0.75, 1.5, 3, 1.5, 0.75]);
  });
  it('rejects invalid arguments and says why', () =>
    expect(() => inverseSquareRoot({ peak: 3, steps: 0 })).toThrow('inverseSquareRoot: steps is 0 — wanted'));
});
