import type { Tensor } from '@gd/core';
import { add, div, mul, sub, sum, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { minimize } from './minimize';
import { sgd } from './optimizers/sgd';

const bowl = (w: Tensor) => mul(sub(w, 3), sub(w, 3));
const descend = (learningRate: number, options = {}) =>
  minimize(bowl, -4, sgd({ learningRate }), { convergenceBand: 0.01, steps: 400, ...options });

describe('minimize on the bowl (w − 3)² from −4', () => {
  it('needs as many steps as the arithmetic of 7·|1 − 2η|ᵏ says', () => {
    const settled = [0.01, 0.1, 0.3, 0.5, 0.9].map((learningRate) => descend(learningRate).convergedAt);
    expect(settled).toEqual([211, 20, 5, 1, 20]);
  });
  it('has the losses of lesson 1 on its path', () => {
    const { path } = descend(0.1);
    expect(path.slice(0, 3).map(({ loss }) => Number(loss.toFixed(2)))).toEqual([49, 31.36, 20.07]);
    expect(path[1]!.weights).toBeCloseTo(-2.6, 12);
  });
  it('swings forever at 1 and diverges at 1.05', () => {
    const swing = minimize(bowl, -4, sgd({ learningRate: 1 }), { steps: 4, convergenceBand: 0.01 });
    expect(swing.path.map(({ weights }) => weights)).toEqual([-4, 10, -4, 10, -4]);
    expect(swing.convergedAt).toBeNull();
    expect(descend(1.05, { steps: 20 }).weights).toBeCloseTo(3 - 7 * 1.1 ** 20, 9);
    const { stopped, steps, hint } = descend(1.05);
    // 49 · 1.21ᵏ passes 49 · 10¹² at k = 145
    expect([stopped, steps]).toEqual(['diverged', 145]);
    expect(hint).toMatch(
      /^step 145: the loss is 4.94e\+13 — the steps are too long for this function; try a smaller learningRate than 1.05$/,
    );
  });
});

describe('minimize stops', () => {
  it('when the loss hardly changes', () => {
    const { stopped, steps, weights } = minimize(bowl, -4, sgd({ learningRate: 0.1 }), { tolerance: 1e-4 });
    expect([stopped, steps, Number(weights.toFixed(3))]).toEqual(['tolerance', 29, 2.989]);
  });
  it('when the loss is low enough, the gradient small enough, or the steps are used up', () => {
    const optimizer = sgd({ learningRate: 0.1 });
    expect(minimize(bowl, -4, optimizer, { target: 0.01 })).toMatchObject({ stopped: 'target', steps: 20 });
    // the gradient is 14 · 0.8ᵏ
    expect(minimize(bowl, -4, optimizer, { gradientSize: 0.01 })).toMatchObject({ stopped: 'flat', steps: 33 });
    expect(minimize(bowl, -4, optimizer, { steps: 7 })).toMatchObject({ stopped: 'steps', steps: 7 });
    expect(minimize(bowl, -4, optimizer, { steps: 0 })).toMatchObject({ stopped: 'steps', steps: 0, weights: -4 });
    expect(minimize(bowl, -4, optimizer).steps).toBe(1000);
  });
  it('when the loss is NaN, and says where', () => {
    const cliff = (w: Tensor) => div(1, sub(w, 3));
    expect(minimize(cliff, 3, sgd())).toMatchObject({
      stopped: 'diverged',
      steps: 0,
      hint: 'step 0: the loss is Infinity before the first step — start somewhere else, or fix the function',
    });
    const nan = (w: Tensor) => div(sub(w, w), sub(w, w));
    expect(minimize(nan, 3, sgd())).toMatchObject({ stopped: 'diverged', steps: 0, convergedAt: null });
    const { hint } = minimize(bowl, -4, sgd({ learningRate: () => 1e9 }));
    expect(hint).toMatch(/try a smaller learningRate$/);
  });
});

describe('minimize', () => {
  it('counts as converged only what stays there 200 steps beyond the end', () => {
    // the tenth step goes back up, since to arrive is not to stay
    const leaving = sgd({ learningRate: (t) => (t === 10 ? 1e6 : 0.4) });
    expect(minimize(bowl, -4, leaving, { convergenceBand: 0.01, steps: 8 }).convergedAt).toBeNull();
    expect(minimize(bowl, -4, leaving, { convergenceBand: 0.01, steps: 100 }).convergedAt).toBeGreaterThan(10);
  });
  it('converges around the target, when there is one', () => {
    const raised = (w: Tensor) => add(bowl(w), 5);
    const descend = minimize(raised, -4, sgd({ learningRate: 0.1 }), { target: 5, convergenceBand: 0.01, steps: 60 });
    expect(descend.convergedAt).toBe(20);
  });
  it('returns the kind that it was given', () => {
    const optimizer = sgd({ learningRate: 0.5 });
    const row = minimize((x: Tensor) => sum(mul(x, x)), tensor([3, 4]), optimizer, { steps: 1 });
    expect([row.weights.dtype, ...row.weights.data]).toEqual(['float32', 0, 0]);
    const start = { a: tensor([1, 2]), b: tensor(5) };
    const both = minimize(({ a, b }: typeof start) => add(sum(mul(a, a)), mul(b, b)), start, optimizer, { steps: 1 });
    expect([...both.weights.a.data, ...both.weights.b.data, both.loss]).toEqual([0, 0, 0, 0]);
    expect(both.path[0]).toEqual({ t: 0, weights: start, loss: 30 });
  });
  it('has a path of few points where each has many numbers, and every loss', () => {
    const start = tensor(new Float32Array(2 ** 20).fill(1));
    const half = sgd({ learningRate: 0.25 });
    const { path, losses, steps, weights } = minimize((x: Tensor) => sum(mul(x, x)), start, half, { steps: 18 });
    expect(path.map(({ t }) => t)).toEqual([0, 8, 16, 18]);
    expect(path.map(({ loss }) => loss)).toEqual(path.map(({ t }) => losses[t]));
    expect([losses.length, steps, path[0]!.weights, path.at(-1)!.weights]).toEqual([19, 18, start, weights]);
    const short = minimize(bowl, -4, half, { steps: 18 });
    expect(short.path.map(({ t }) => t)).toEqual(Array.from({ length: 19 }, (_, t) => t));
  });
  it('reports every step', () => {
    const seen: number[] = [];
    const optimizer = sgd({ learningRate: 0.1 });
    minimize(bowl, -4, optimizer, { steps: 3, convergenceBand: 0.01, onStep: ({ t }) => seen.push(t) });
    expect(seen).toEqual([1, 2, 3]);
  });
  it('rejects invalid options and says why', () => {
    expect(() => minimize(bowl, 0, sgd(), { steps: -1 })).toThrow('minimize: steps is -1 — wanted a number in [0, ∞)');
    expect(() => minimize(bowl, 0, sgd(), { target: Number.NaN })).toThrow('minimize: target is NaN — wanted a number');
    // @ts-expect-error no such option
    expect(() => minimize(bowl, 0, sgd(), { maxSteps: 3 })).toThrow('minimize: option "maxSteps" — there are steps');
  });
});
