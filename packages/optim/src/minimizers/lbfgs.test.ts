import type { Tensor, Weights } from '@gd/core';
import { abs, add, log, matmul, mul, neg, reshape, sub, sum, tensor, valueAndGrad } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { beale } from '../testFunctions/beale';
import { ravine } from '../testFunctions/ravine';
import { rosenbrock } from '../testFunctions/rosenbrock';
import type { TestFunction } from '../testFunctions/testFunction';
import type { LbfgsOptions } from './lbfgs';
import { lbfgs } from './lbfgs';

/** Minimizes a test function and counts how often it was evaluated. */
function run(testFunction: TestFunction, options: LbfgsOptions = {}) {
  let looks = 0;
  const counted = (weights: Weights) => {
    looks++;
    return testFunction.loss(weights);
  };
  const run = lbfgs(counted, testFunction.start, options);
  return { ...run, looks, at: Object.values(run.weights).map(({ data }) => data[0]!) };
}

/** Whether each step on a path leads to a lower and flatter point, as the strong Wolfe conditions require. */
function keepsWolfe(f: (weights: Weights) => Tensor, path: readonly { weights: Weights }[], shares: LbfgsOptions) {
  const { decrease = 1e-4, curvature = 0.9 } = shares;
  const gradients = valueAndGrad(f);
  for (const [i, { weights: after }] of path.entries()) {
    if (i === 0) continue;
    const before = path[i - 1]!.weights;
    const [here, there] = [gradients(before), gradients(after)];
    const along = (grads: Weights) =>
      Object.keys(grads).reduce((total, name) => {
        const [from, to] = [before[name]!.data, after[name]!.data];
        return total + [...grads[name]!.data].reduce((part, g, k) => part + g * (to[k]! - from[k]!), 0);
      }, 0);
    const gradient = along(here.grad);
    expect(gradient).toBeLessThan(0);
    expect(there.value.data[0]! - here.value.data[0]!).toBeLessThanOrEqual(decrease * gradient * (1 - 1e-6));
    expect(Math.abs(along(there.grad))).toBeLessThanOrEqual(curvature * Math.abs(gradient) * (1 + 1e-6));
  }
}

describe('lbfgs', () => {
  it.each([1e-3, 1, 1e4])(
    'needs hardly more than one evaluation per step, on a function %f times as steep',
    (steepness) => {
      let looks = 0;
      const bends = tensor(
        [1, 2, 3, 4, 5].map((bend) => bend * steepness),
        { dtype: 'float64' },
      );
      const testFunction = (x: Tensor) => {
        looks++;
        return sum(mul(bends, mul(x, x)));
      };
      const start = tensor([1, -1, 1, -1, 1], { dtype: 'float64' });
      expect(lbfgs(testFunction, start, { gradientSize: 1e-6 * steepness }).stopped).toBe('flat');
      expect(looks).toBeLessThan(30);
    },
  );
  // SciPy 1.17's L-BFGS-B, which has another line search, needs 44 evaluations
  it('gets from (−1.2, 1) to (1, 1) on Rosenbrock in 60 evaluations', () => {
    const { at, looks, stopped } = run(rosenbrock, { gradientSize: 1e-5 });
    expect(stopped).toBe('flat');
    expect(looks).toBeLessThanOrEqual(60);
    for (const x of at) expect(x).toBeCloseTo(1, 5);
  });
  it('finds the minimum of Beale and of ravines of any steepness', () => {
    const { at } = run(beale, { gradientSize: 1e-8 });
    expect([at[0]!.toFixed(7), at[1]!.toFixed(7)]).toEqual(['3.0000000', '0.5000000']);
    for (const steepness of [1, 25, 1e6]) {
      const { loss, looks } = run(ravine(steepness), { gradientSize: 1e-6 });
      expect(loss).toBeLessThan(1e-12);
      expect(looks).toBeLessThan(50);
    }
  });
  it.each([
    ['rosenbrock', rosenbrock],
    ['beale', beale],
    ['ravine', ravine()],
  ])('keeps the Wolfe conditions at every step on %s', (_, testFunction) => {
    for (const shares of [{}, { decrease: 0.1, curvature: 0.2 }]) {
      const { path } = run(testFunction, { ...shares, gradientSize: 1e-6 });
      expect(path.length).toBeGreaterThan(3);
      keepsWolfe(testFunction.loss, path, shares);
    }
  });

  // with exact line searches it is the conjugate gradient method: n steps for n numbers, Nocedal & Wright 2006, ch. 7
  it.each([2, 5, 12, 30])('takes n steps on a quadratic of %i numbers when it searches exactly', (n) => {
    const table = Float64Array.from({ length: n * n }, (_, k) => Math.sin(k * k + 1));
    const spread = tensor(table, { shape: [n, n] });
    const f = (x: Tensor) => {
      const y = matmul(spread, reshape(x, [n, 1]));
      return add(mul(0.5 / n, sum(mul(y, y))), mul(0.5, sum(mul(sub(x, 1), sub(x, 1)))));
    };
    const start = tensor(new Float64Array(n));
    const exact = lbfgs(f, start, { curvature: 1e-3, gradientSize: 1e-5 });
    expect(exact).toMatchObject({ stopped: 'flat' });
    expect(exact.steps).toBeLessThanOrEqual(n + 3);
    const usual = lbfgs(f, start, { gradientSize: 1e-5 });
    expect(usual.steps).toBeLessThanOrEqual(2 * n + 10);
  });
  it('remembers no more steps than its history', () => {
    const [two, ten, none] = [2, 10, 0].map((history) => run(rosenbrock, { history, target: 1e-8 }));
    expect(none!.steps).toBeGreaterThan(10 * ten!.steps);
    // there is a third pair to remember only after three steps
    const heights = [two!, ten!].map(({ path }) => path.map(({ loss }) => loss));
    expect(heights[0]!.findIndex((loss, t) => loss !== heights[1]![t])).toBe(4);
  });
});

describe('lbfgs ends', () => {
  const bowl = (w: Tensor) => mul(sub(w, 3), sub(w, 3));
  it('at once where the gradient is zero', () => {
    expect(lbfgs(bowl, 3)).toMatchObject({ weights: 3, loss: 0, steps: 0, stopped: 'flat' });
    expect(lbfgs((x: Tensor) => mul(0, x), 5)).toMatchObject({ steps: 0, stopped: 'flat' });
  });
  it('by the other stopping rules', () => {
    expect(run(rosenbrock, { steps: 3 })).toMatchObject({ steps: 3, stopped: 'steps' });
    expect(run(rosenbrock, { steps: 0 })).toMatchObject({ steps: 0, stopped: 'steps' });
    expect(run(rosenbrock, { target: 0.1 }).stopped).toBe('target');
    expect(run(rosenbrock, { tolerance: 1e-3 }).stopped).toBe('tolerance');
  });
  it('stuck at a kink', () => {
    const { stopped, weights } = lbfgs((x: Tensor) => abs(sub(x, 1.1)), 0, { steps: 50 });
    expect(['stuck', 'flat']).toContain(stopped);
    expect(weights).toBeCloseTo(1.1, 6);
  });
  it('without stepping to where the function is NaN', () => {
    // lowest at 0.01, NaN from 0 down
    const f = (x: Tensor) => sub(x, mul(0.01, log(x)));
    const { weights, path } = lbfgs(f, 5, { gradientSize: 1e-8 });
    expect(weights).toBeCloseTo(0.01, 9);
    for (const { loss } of path) expect(loss).not.toBeNaN();
  });
  it('with a hint when there is no minimum, or the loss is NaN', () => {
    const { stopped, hint } = lbfgs((x: Tensor) => neg(mul(x, x)), 1);
    expect(stopped).toBe('diverged');
    expect(hint).toMatch(/the function has no minimum that way; fix the function$/);
    expect(lbfgs((x: Tensor) => log(x), -1)).toMatchObject({ stopped: 'diverged', steps: 0 });
  });
});

describe('lbfgs', () => {
  it('returns the kind that it was given', () => {
    const square = (x: Tensor) => sum(mul(sub(x, 3), sub(x, 3)));
    expect(lbfgs(square, -4).weights).toBeCloseTo(3, 12);
    const row = lbfgs(square, tensor([-4, 8]), { gradientSize: 1e-4 });
    expect(row.weights).toMatchObject({ dtype: 'float32', shape: [2] });
    expect(row.weights.data[1]).toBeCloseTo(3, 4);
    const start = { a: tensor([[1, 2]]), b: tensor(5) };
    const both = lbfgs(({ a, b }: typeof start) => add(square(a), square(b)), start, { gradientSize: 1e-4 });
    expect(both.path[0]).toEqual({ t: 0, weights: start, loss: 9 });
    expect(both.weights.a.shape).toEqual([1, 2]);
    expect(both.loss).toBeLessThan(1e-8);
  });
  it('rejects invalid options and says why', () => {
    const f = (x: Tensor) => mul(x, x);
    expect(() => lbfgs(f, 1, { history: -1 })).toThrow('lbfgs: history is -1 — wanted a number in [0, ∞)');
    expect(() => lbfgs(f, 1, { decrease: 0.9, curvature: 0.1 })).toThrow(
      'lbfgs: decrease 0.9, curvature 0.1 — wanted decrease below curvature',
    );
    // @ts-expect-error no such option
    expect(() => lbfgs(f, 1, { learningRate: 1 })).toThrow('lbfgs: option "learningRate" — there are steps, tolerance');
  });
});
