import { describe, expect, it } from 'vitest';
import { bowl } from '../testFunctions/bowl';
import { ravine } from '../testFunctions/ravine';
import { spsa } from './spsa';

describe('spsa', () => {
  it('takes the gains of the paper: on a parabola the two values give the gradient itself', () => {
    const [learningRate, stability] = [0.4, 7];
    const { path } = spsa((x) => 0.5 * (x - 3) ** 2, -4, { learningRate, stability, width: 0.25, steps: 30 });
    let x = -4;
    for (const [k, { weights }] of path.entries()) {
      expect(weights).toBeCloseTo(x, 9);
      x -= (learningRate / (k + 1 + stability) ** 0.602) * (x - 3);
    }
  });
  it('perturbs less far from step to step', () => {
    const seen: number[] = [];
    spsa((x) => [0, seen.push(x)][0]!, 0, { width: 0.5, steps: 2 });
    expect(seen.map(Math.abs)).toEqual([0, 0.5, 0.5, 0, expect.closeTo(0.5 / 2 ** 0.101, 12), expect.anything(), 0]);
  });
  it('heads down the gradient on average', () => {
    const n = 400;
    const grads = [3, -1, 0.5];
    const total = [0, 0, 0];
    for (let seed = 0; seed < n; seed++) {
      const options = { seed, steps: 1, learningRate: 1, stability: 0 };
      const { weights } = spsa((row) => row.reduce((sum, x, i) => sum + grads[i]! * x, 0), [0, 0, 0], options);
      for (const [i, x] of weights.entries()) total[i]! -= x;
    }
    // each estimate strays by the other gradients: at most √(3² + 1² + 0.5²) from its mean
    for (const [i, grad] of grads.entries()) {
      expect(Math.abs(total[i]! / n - grad)).toBeLessThan((4 * Math.hypot(...grads)) / Math.sqrt(n));
    }
  });
  it('finds minima, also in noise', () => {
    expect(spsa(bowl.loss, bowl.start, { learningRate: 1, steps: 200 }).loss).toBeLessThan(1e-3);
    expect(spsa(ravine().loss, ravine().start, { learningRate: 0.5, steps: 2000 }).loss).toBeLessThan(0.1);
    let k = 0;
    const noisy = ([x, y]: readonly number[]) => x! ** 2 + y! ** 2 + 0.1 * Math.sin((k++) ** 2);
    const { weights } = spsa(noisy, [3, -4], { learningRate: 0.5, width: 0.2, steps: 1000 });
    expect(Math.hypot(...weights)).toBeLessThan(0.3);
  });
  it('takes the same path for the same seed', () => {
    const run = (seed: number) => spsa(([x, y]) => x! ** 2 + x! * y!, [3, 4], { seed, steps: 9 });
    expect(run(1)).toEqual(run(1));
    expect(run(1).loss).not.toBe(run(2).loss);
  });
  it('says what to try when it diverges, and rejects invalid options', () => {
    const { stopped, hint } = spsa((x) => x ** 2, 1, { learningRate: 100 });
    expect(stopped).toBe('diverged');
    expect(hint).toMatch(/try a smaller learningRate than 100$/);
    expect(() => spsa((x) => x, 1, { width: 0 })).toThrow('spsa: width is 0 — wanted a number in (0, ∞)');
    // @ts-expect-error no such option
    expect(() => spsa((x) => x, 1, { a: 1 })).toThrow('spsa: option "a" — there are steps');
  });
});
