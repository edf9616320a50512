import { describe, expect, it } from 'vitest';
import { plateau } from './plateau';

describe('plateau', () => {
  it('drops after more losses without progress than its patience', () => {
    const losses: number[] = [];
    const schedule = plateau(losses, { from: 1, factor: 0.5, patience: 2 });
    const after = [5, 4, 4, 4, 4, 3, 3, 3, 3].map((loss) => {
      losses.push(loss);
      return schedule(losses.length + 1);
    });
    // three 4s without progress, then three 3s
    expect(after).toEqual([1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25]);
  });
  it('does not count tiny improvements as progress', () => {
    const falling = Array.from({ length: 12 }, (_, i) => 1 - 1e-6 * i);
    expect(plateau(falling, { from: 1 })(13)).toBe(0.1);
    expect(plateau(falling, { from: 1, threshold: 0 })(13)).toBe(1);
    expect(plateau([-1, -1.5, -2], { from: 1, patience: 0 })(4)).toBe(1);
  });
  it('drops no lower than its limit, and depends only on the losses', () => {
    const losses = Array.from({ length: 40 }, () => 1);
    const schedule = plateau(losses, { from: 1, patience: 0, to: 0.02 });
    expect(schedule(41)).toBe(0.02);
    losses.length = 2;
    expect(schedule(3)).toBe(0.1);
  });
  it('counts NaN as no progress', () => {
    expect(plateau([1, Number.NaN, Number.NaN], { from: 1, patience: 1 })(4)).toBe(0.1);
  });
  it('rejects invalid arguments and says why', () => {
    expect(() => plateau([], { from: 1, factor: 1 })).toThrow('plateau: factor is 1 — wanted a number in [0, 1)');
    expect(() => plateau({ from: 1 } as never, undefined as never)).toThrow(
      'plateau: losses is a record — wanted a list that you add losses to',
    );
  });
});
