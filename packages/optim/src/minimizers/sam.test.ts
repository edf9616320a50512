import type { Tensor, Weights } from '@gd/core';
import { add, exp, mul, neg, square, sub, sum, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { minimize } from '../minimize';
import { adam } from '../optimizers/adam';
import { sgd } from '../optimizers/sgd';
import { ravine } from '../testFunctions/ravine';
import { rosenbrock } from '../testFunctions/rosenbrock';
import { sam } from './sam';

describe('sam', () => {
  it('steps as algorithm 1 of the paper does, worked in plain numbers on a ravine', () => {
    const [rate, radius, steepness] = [0.03, 0.7, 25];
    const { path } = sam(ravine(steepness).loss, ravine().start, sgd({ learningRate: rate }), { radius, steps: 20 });
    let [x, y] = [-8, 2];
    for (const { weights, loss } of path) {
      expect([weights.x!.data[0]! - x, weights.y!.data[0]! - y]).toEqual([
        expect.closeTo(0, 10),
        expect.closeTo(0, 10),
      ]);
      expect(loss).toBeCloseTo(0.5 * (x * x + steepness * y * y), 9);
      const length = Math.hypot(x, steepness * y);
      const up = [x + (radius * x) / length, y + (radius * steepness * y) / length] as const;
      [x, y] = [x - rate * up[0], y - rate * steepness * up[1]];
    }
    expect(path).toHaveLength(21);
  });
  it('is minimize when it does not climb', () => {
    const optimizer = adam({ learningRate: 0.1 });
    const { convergedAt: _, ...plain } = minimize(rosenbrock.loss, rosenbrock.start, optimizer, { steps: 50 });
    expect(sam(rosenbrock.loss, rosenbrock.start, optimizer, { radius: 0, steps: 50 })).toEqual(plain);
  });
  it('leaves a dent narrower than its radius as far as its rim, where plain descent stays at the bottom', () => {
    const dented = (w: Tensor) => sub(mul(0.05, square(w)), mul(0.2, exp(neg(square(mul(10, sub(w, 2)))))));
    const optimizer = sgd({ learningRate: 0.05 });
    expect(minimize(dented, 2.05, optimizer).weights).toBeCloseTo(1.995, 2);
    // one radius downhill from the bottom: from there the climb leads back into the dent
    expect(sam(dented, 2.05, optimizer, { radius: 0.3 }).weights).toBeCloseTo(1.995 - 0.3, 2);
  });
  it('stays where it is flat, and takes its radius by the step', () => {
    const flat = (w: Tensor) => mul(0, w);
    expect(sam(flat, 3, sgd(), { steps: 2 })).toMatchObject({ weights: 3, stopped: 'steps' });
    const asked: number[] = [];
    const radius = (t: number) => asked.push(t) / 10;
    const { weights } = sam((w: Tensor) => mul(0.5, square(w)), 1, sgd({ learningRate: 0.5 }), { radius, steps: 2 });
    expect(asked).toEqual([1, 2]);
    // 1 → 1 − 0.5 (1 + 0.1) = 0.45 → 0.45 − 0.5 (0.45 + 0.2)
    expect(weights).toBeCloseTo(0.125, 12);
  });
  it('stops by the rules of minimize, with its hint', () => {
    const bowl = (w: Tensor) => square(sub(w, 3));
    const options = { radius: 0.01 };
    expect(sam(bowl, -4, sgd({ learningRate: 0.1 }), { ...options, target: 0.01 }).stopped).toBe('target');
    expect(sam(bowl, -4, sgd({ learningRate: 0.1 }), { ...options, tolerance: 1e-4 }).stopped).toBe('tolerance');
    expect(sam(bowl, -4, sgd({ learningRate: 0.1 }), { ...options, gradientSize: 0.1 }).stopped).toBe('flat');
    const { stopped, hint } = sam(bowl, -4, sgd({ learningRate: 1.05 }), options);
    expect(stopped).toBe('diverged');
    expect(hint).toMatch(/try a smaller learningRate than 1.05$/);
  });
  it('answers in kind', () => {
    const square3 = (x: Tensor) => sum(square(sub(x, 3)));
    const row = sam(square3, tensor([-4, 8]), sgd({ learningRate: 0.1 }), { steps: 1 });
    expect(row.weights).toMatchObject({ dtype: 'float32', shape: [2] });
    const start: Weights & { a: Tensor; b: Tensor } = { a: tensor([[1, 2]]), b: tensor(5) };
    const both = sam(({ a, b }: typeof start) => add(square3(a!), square3(b!)), start, sgd(), { steps: 1 });
    expect(both.path[0]).toEqual({ weights: start, loss: 9 });
  });
  it('says which option makes no sense', () => {
    const f = (x: Tensor) => square(x);
    expect(() => sam(f, 1, sgd(), { radius: -1 })).toThrow('sam: radius is -1 — wanted a number of at least 0');
    expect(() => sam(f, 1, sgd(), { steps: -1 })).toThrow('sam: steps is -1 — wanted a number of at least 0');
    // @ts-expect-error no such option
    expect(() => sam(f, 1, sgd(), { rho: 1 })).toThrow('sam: option "rho" — there are steps, tolerance, target');
  });
});
