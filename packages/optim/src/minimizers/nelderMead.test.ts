import { describe, expect, it } from 'vitest';
import { beale } from '../testFunctions/beale';
import { rosenbrock } from '../testFunctions/rosenbrock';
import { nelderMead } from './nelderMead';

type Row = readonly number[];
const banana = ([x, y]: Row) => (1 - x!) ** 2 + 100 * (y! - x! ** 2) ** 2;
const tilted = (row: Row) => row.reduce((sum, x, i) => sum + (i + 1) * (x - 1) ** 2, row[0]! * row[1]!);
const eggs = ([x, y]: Row) => Math.abs(x!) + 3 * Math.abs(y!) + 2 * Math.cos(9 * x!) * Math.cos(7 * y!);

describe('nelderMead', () => {
  // SciPy 1.17: minimize(f, …, method='Nelder-Mead', options={initial_simplex, maxiter, xatol: 0, fatol: 0}).fun, which
  // rolls maxiter − 1 times
  it.each<[string, (row: Row) => number, Row, number, Record<number, number>]>([
    ['rosenbrock', banana, [-1.2, 1], 0.5, { 4: 4.6160753602162, 9: 3.8348801406955513, 39: 0.15212998904304642 }],
    ['a tilted bowl', tilted, [3, -2, 1], 1, { 4: 1.6186556927297686, 19: 0.7370654307969359, 29: 0.7143997916840323 }],
    ['an egg box', eggs, [2, 1.5], 2, { 4: 2.263284005669971, 9: -1.0063472454454783, 19: -1.6187005887143437 }],
  ])('rolls as SciPy does on %s', (_, f, start, size, heights) => {
    const { path } = nelderMead(f, start, { size, steps: 60 });
    for (const [step, height] of Object.entries(heights)) expect(path[Number(step)]!.loss).toBeCloseTo(height, 9);
  });
  it('shrinks toward its lowest corner when no other point is lower', () => {
    // corners 0 (lowest), 1 and 1; reflection, contraction: all higher
    const height = ([x, y]: Row) => (x === 0 && y === 0 ? 0 : x === 1 || y === 1 ? 1 : 5);
    const seen: Row[] = [];
    nelderMead((row) => [height(row), seen.push(row)][0]!, [0, 0], { size: 1, steps: 1 });
    expect(seen.slice(-2)).toEqual([
      [0.5, 0],
      [0, 0.5],
    ]);
  });
  it('finds minima, and its best corner never goes up', () => {
    const { loss, path, stopped } = nelderMead(rosenbrock.loss, rosenbrock.start, { tolerance: 1e-16 });
    expect(stopped).toBe('tolerance');
    expect(loss).toBeLessThan(1e-12);
    expect(path.length).toBeLessThan(150);
    expect(path.every((point, t) => t === 0 || point.loss <= path[t - 1]!.loss)).toBe(true);
    expect(nelderMead(beale.loss, beale.start, { target: 1e-10 }).stopped).toBe('target');
    expect(nelderMead((x) => (x - 3) ** 2, -4, { tolerance: 1e-12 }).weights).toBeCloseTo(3, 5);
  });
  it('avoids points where the function is NaN', () => {
    const edge = (x: number) => (x <= 0 ? Number.NaN : x - 0.01 * Math.log(x));
    expect(nelderMead(edge, 1, { tolerance: 1e-14 }).weights).toBeCloseTo(0.01, 6);
  });
  it('says which option makes no sense', () => {
    expect(() => nelderMead((x) => x, 1, { size: 0 })).toThrow('nelderMead: size is 0 — wanted a number in (0, ∞)');
    // @ts-expect-error no such option
    expect(() => nelderMead((x) => x, 1, { seed: 1 })).toThrow('nelderMead: option "seed" — there are steps');
  });
});
