import { describe, expect, it } from 'vitest';
import { bowl } from '../testFunctions/bowl';
import { rosenbrock } from '../testFunctions/rosenbrock';
import { randomSearch } from './randomSearch';

describe('randomSearch', () => {
  it('falls on a constant gradient as fast as probability says', () => {
    // each step gains radius · max(0, normal): on average radius / √2π, with a variance of radius² (½ − 1/2π)
    const [steps, radius] = [4000, 0.25];
    const { loss } = randomSearch((x) => 2 * x, 0, { steps, radius });
    const gain = -loss / (2 * radius * steps);
    expect(Math.abs(gain - 1 / Math.sqrt(2 * Math.PI))).toBeLessThan(4 * Math.sqrt((0.5 - 0.5 / Math.PI) / steps));
  });
  it('finds minima, given enough evaluations, and never goes up', () => {
    expect(randomSearch(bowl.loss, bowl.start, { radius: 0.5, steps: 300 }).loss).toBeLessThan(1e-3);
    const { loss, path } = randomSearch(rosenbrock.loss, rosenbrock.start, { radius: 0.1, steps: 3000 });
    expect(loss).toBeLessThan(0.01);
    expect(path.every((point, t) => t === 0 || point.loss <= path[t - 1]!.loss)).toBe(true);
  });
  it('takes the same path for the same seed', () => {
    const f = ([x, y]: readonly number[]) => x! ** 2 + y! ** 2;
    const run = (seed: number) => randomSearch(f, [3, 4], { seed, steps: 20 });
    expect(run(1)).toEqual(run(1));
    expect(run(1).loss).not.toBe(run(2).loss);
  });
  it('avoids points where the function is NaN, and stops when low enough', () => {
    const edge = (x: number) => (x < 0 ? Number.NaN : Math.abs(x - 0.05));
    const { weights, stopped } = randomSearch(edge, 1, { target: 0.01 });
    expect(stopped).toBe('target');
    expect(Math.abs(weights - 0.05)).toBeLessThanOrEqual(0.01);
  });
  it('rejects invalid options and says why', () => {
    expect(() => randomSearch((x) => x, 1, { radius: 0 })).toThrow(
      'randomSearch: radius is 0 — wanted a number in (0, ∞)',
    );
    // @ts-expect-error no such option
    expect(() => randomSearch((x) => x, 1, { tolerance: 1 })).toThrow('randomSearch: option "tolerance" — there are');
  });
});
