import { add, mul, tensor, zeros } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { optimizerStep } from './optimizerStep';
import { resolveOptions } from './options/resolveOptions';
import { perWeight } from './perWeight';

const summing = perWeight({
  name: 'summing',
  options: { rate: 0.5 },
  init: (weight) => ({ total: zeros(weight.shape, weight.dtype) }),
  step({ grad, state, options: { rate } }) {
    const total = add(state.total, grad);
    return { update: mul(total, rate), state: { total } };
  },
});
const weights = { a: tensor([1, 2]), b: tensor(3) };
const view = {
  weights,
  state: summing.init(weights),
  options: resolveOptions(summing.options, 1),
  t: 1,
};
const step = optimizerStep(summing);

describe('perWeight', () => {
  it('keeps a state for each weight under its name', () => {
    const once = step({ ...view, grads: { a: tensor([1, 1]), b: tensor(2) } });
    const { updates, state } = step({ ...view, state: once.state, grads: { b: tensor(1), a: tensor([0, 4]) } });
    expect([...updates.a!.data, ...updates.b!.data]).toEqual([0.5, 2.5, 1.5]);
    expect([...state.a!.total.data, ...state.b!.total.data]).toEqual([1, 5, 3]);
  });
  it('does not change a weight without a gradient', () => {
    const { updates, state } = step({ ...view, grads: { b: tensor(2) } });
    expect(Object.keys(updates)).toEqual(['b']);
    expect(state.a).toBe(view.state.a);
  });
  it('computes once per step what all weights share', () => {
    let times = 0;
    const shared = perWeight({
      name: 'shared',
      options: { rate: 2 },
      init: () => ({}),
      precompute({ options: { rate }, t }) {
        times++;
        return mul(rate, t);
      },
      step: ({ grad, state, precomputed }) => ({ update: mul(grad, precomputed), state }),
    });
    const { updates } = optimizerStep(shared)({
      ...view,
      state: shared.init(weights),
      options: resolveOptions(shared.options, 3),
      t: 3,
      grads: weights,
    });
    expect([...updates.a!.data, ...updates.b!.data, times]).toEqual([6, 12, 18, 1]);
  });
  it('names what a rule lacks', () => {
    const say = (rule: unknown, message: string) => expect(() => perWeight(rule as never)).toThrow(message);
    const rule = { name: 'x', options: {}, init: () => ({}), step: () => ({}) };
    say(undefined, 'perWeight: rule is undefined — wanted a record');
    say({ ...rule, name: undefined }, 'perWeight: name is undefined — wanted a string');
    say(
      { ...rule, options: undefined },
      'perWeight: options is undefined — wanted a record, as declareOptions returns',
    );
    say({ ...rule, init: undefined }, 'perWeight: init is undefined — wanted a function');
    say({ ...rule, step: {} }, 'perWeight: step is a record — wanted a function');
  });
  it('names a weight that does not fit', () => {
    const given = (grads: object) => () => step({ ...view, grads: grads as never });
    expect(given({ c: tensor(1) })).toThrow('summing: a gradient for "c" — there is no such weight; there are a, b');
    expect(given({ a: tensor([[1, 2]]) })).toThrow(
      'summing: "a" is [2], its gradient [1,2] — a gradient has the shape of its weight',
    );
    expect(given({ a: tensor([1, 2, 3]) })).toThrow('summing: "a" is [2], its gradient [3]');
    expect(() => step({ ...view, state: {}, grads: { b: tensor(1) } })).toThrow(
      'summing: "b" is not in the state — it was not there at init; call init with all weights',
    );
  });
});
