import type { Optimizer, Weights } from '@gd/core';
import { item, mul, neg, random, sub, tensor } from '@gd/core';
import { scalar } from '@gd/core/extend';
import { describe, expect, it } from 'vitest';
import { applyUpdates, optimizerStep } from './optimizerStep';
import { adam } from './optimizers/adam';
import { sgd } from './optimizers/sgd';
import { resolveOptions } from './options/resolveOptions';

const weights: Weights = { w: tensor([1, 2], { dtype: 'float64' }), b: tensor(3) };
const grads: Weights = { w: tensor([4, -2], { dtype: 'float64' }) };

describe('optimizerStep', () => {
  it('adds the updates of the rule, and returns them and the state', () => {
    const optimizer = sgd({ learningRate: 0.25, momentum: 0.5 });
    const state = optimizer.init(weights);
    const next = optimizerStep(optimizer)({
      grads,
      weights,
      state,
      options: resolveOptions(optimizer.options, 1),
      t: 1,
    });
    expect([...next.weights.w!.data, ...next.updates.w!.data]).toEqual([0, 2.5, -1, 0.5]);
    expect(next.weights.b).toBe(weights.b);
    expect(next.state.w).toEqual({ velocity: grads.w });
    expect([...weights.w!.data]).toEqual([1, 2]);
  });
  it('takes options and t as numbers or as tensors, with the same bits', () => {
    const optimizer = adam({ learningRate: 0.1 });
    const step = optimizerStep(optimizer);
    const input = { grads, weights, state: optimizer.init(weights) };
    const numbers = resolveOptions(optimizer.options, 3);
    const tensors = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, scalar(value)]));
    expect(step({ ...input, options: numbers, t: 3 })).toEqual(step({ ...input, options: tensors, t: scalar(3) }));
  });
  it('passes the rule 0-d float64 tensors, and everything else unchanged', () => {
    const seen: unknown[] = [];
    const curious: Optimizer = {
      ...sgd(),
      step({ options, t, rng, loss, evaluate, hvp }) {
        seen.push(options.learningRate!.dtype, t.shape, item(t), rng, loss, evaluate, hvp);
        return { updates: {}, state: {} };
      },
    };
    const rest = { rng: random(1), loss: tensor(5), evaluate: () => ({ loss: tensor(0), grads }), hvp: () => grads };
    optimizerStep(curious)({ grads, weights, state: {}, options: { learningRate: 0.1 }, t: 7, ...rest });
    expect(seen).toEqual(['float64', [], 7, rest.rng, rest.loss, rest.evaluate, rest.hvp]);
  });
  it('refuses an update of another shape, which would broadcast, and a result without updates', () => {
    const input = { grads, weights, state: {}, options: {}, t: 1 };
    const answering = (answer: unknown): Optimizer => ({ ...sgd(), step: () => answer as never });
    for (const [update, came] of [
      [tensor(1, { dtype: 'float64' }), '[]'],
      [tensor([[1, 2]], { dtype: 'float64' }), '[1,2]'],
      [3, '3'],
      [undefined, 'undefined'],
    ]) {
      expect(() => optimizerStep(answering({ updates: { w: update }, state: {} }))(input)).toThrow(
        `applyUpdates: the update for "w" is ${came} — wanted the shape of the weight, [2]`,
      );
    }
    for (const answer of [undefined, grads, Promise.resolve({ updates: {}, state: {} })]) {
      expect(() => optimizerStep(answering(answer))(input)).toThrow(
        'optimizerStep: sgd returned no updates — step must return { updates, state }, and no promise',
      );
    }
  });
  it('refuses values that are not optimizers', () => {
    for (const wrong of [adam, 'adam', { learningRate: 0.1 }, undefined]) {
      expect(() => optimizerStep(wrong as never)).toThrow(
        /^optimizerStep: the optimizer is .* — wanted an optimizer, like adam\(\)/,
      );
    }
  });
  it('refuses an update without a weight, and a version of the contract that it does not know', () => {
    const stray: Optimizer = { ...sgd(), step: () => ({ updates: { v: tensor(1) }, state: {} }) };
    const input = { grads, weights, state: {}, options: {}, t: 1 };
    expect(() => optimizerStep(stray)(input)).toThrow(
      'applyUpdates: an update for "v" — there is no such weight; there are w, b',
    );
    expect(() => optimizerStep({ ...sgd(), apiVersion: 1 })).not.toThrow();
    expect(() => optimizerStep({ ...sgd(), apiVersion: 2 as 1 })).toThrow(
      'optimizerStep: sgd has apiVersion 2 — this @gd/optim knows 1; install a newer @gd/optim, or an older sgd?',
    );
  });
});

describe('applyUpdates', () => {
  it('adds each update and does not change the other weights', () => {
    const next = applyUpdates(weights, { w: mul(neg(grads.w!), 0.25) });
    expect([...next.w!.data]).toEqual([0, 2.5]);
    expect(next.b).toBe(weights.b);
  });
  it('says when there is no such weight', () => {
    expect(() => applyUpdates({ w: weights.w! }, { v: sub(weights.w!, 1) })).toThrow(
      'applyUpdates: an update for "v" — there is no such weight; there are w',
    );
  });
});
