import type { Objective, Optimizer, Tensor, UpdateInput, Weights } from '@gd/core';
import { add, item, mul, neg, random, square, sub, sum, tanh, tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { describe, expect, it } from 'vitest';
import { gradientStep } from './gradientStep';
import { backpropagation } from './gradients/backpropagation';
import { sam } from './gradients/sam';
import { adam } from './optimizers/adam';
import { sgd } from './optimizers/sgd';
import { resolveOptions } from './options/resolveOptions';

const exact = { dtype: 'float64' } as const;
const weights: Weights = { a: tensor([0.3, -0.8], exact), b: tensor(0.5, exact) };
const batch = tensor([1, -2], exact);
const buffers: Weights = { steps: tensor(10, exact) };

/**
 * An objective that is curved in every direction, uses its batch, buffers and random numbers, and counts in a buffer.
 */
const objective: Objective<Tensor, Tensor> = ({ a, b }, { batch, buffers, rng }) => {
  const noise = rng.split('noise').normal([2], exact);
  const aux = tanh(add(mul(a!, batch), mul(b!, noise)));
  const loss = add(sum(mul(square(aux), a!)), mul(mul(square(b!), b!), buffers.steps!));
  return { loss, aux, buffers: { steps: add(buffers.steps!, 1) } };
};

/** A step of an optimizer that only observes: its input, and the output of the step. */
function look(more: object = {}) {
  const seen: UpdateInput<object & Weights>[] = [];
  const curious: Optimizer = {
    ...sgd(),
    step(input) {
      seen.push(input as never);
      return { updates: {}, state: {} };
    },
  };
  const step = gradientStep({ objective, optimizer: curious, ...more });
  const output = step({ weights, buffers, state: {}, options: {}, t: 1, batch, rng: random(5) });
  return { seen: seen[0]!, output };
}
const value = (at: Weights) => item(objective(at, { batch, buffers, rng: random(5) }).loss);
const along = (direction: Weights, by: number): Weights =>
  Object.fromEntries(Object.entries(weights).map(([name, w]) => [name, add(w, mul(direction[name]!, by))]));

describe('gradientStep', () => {
  it('follows the gradient of the objective by the rule of the optimizer', () => {
    const optimizer = sgd({ learningRate: 0.1 });
    const step = gradientStep({ objective, optimizer });
    const input = { weights, buffers, state: optimizer.init(weights), batch, rng: random(5) };
    const { grads } = backpropagation(objective)(weights, { batch, buffers, rng: random(5) });
    const next = step({ ...input, options: resolveOptions(optimizer.options, 1), t: 1 });
    for (const name of ['a', 'b']) {
      expectClose(next.weights[name]!, add(weights[name]!, mul(neg(grads[name]!), 0.1)), 1e-15, name);
    }
    expect(item(next.loss)).toBe(value(weights));
    expectClose(next.aux!, objective(weights, { batch, buffers, rng: random(5) }).aux!, 0, 'aux');
    expect(item(next.buffers.steps!)).toBe(11);
    expect(Object.keys(next).sort()).toEqual(['aux', 'buffers', 'loss', 'state', 'weights']);
  });
  it('is pure: it changes no argument, and returns the same for the same arguments', () => {
    const optimizer = adam();
    const step = gradientStep({ objective, optimizer });
    const input = () => ({ weights, buffers, state: optimizer.init(weights), batch, t: 1, rng: random(5) });
    const before = JSON.stringify(input());
    const options = resolveOptions(optimizer.options, 1);
    const once = step({ ...input(), options });
    expect(JSON.stringify(input())).toBe(before);
    expect(step({ ...input(), options })).toEqual(once);
  });
  it('keeps the buffers of an objective that returns none', () => {
    const optimizer = sgd();
    const step = gradientStep({ objective: ({ b }) => ({ loss: square(b!) }), optimizer });
    const state = optimizer.init(weights);
    const next = step({ weights, buffers, state, options: { learningRate: 0.1 }, t: 1, batch, rng: random(5) });
    expect(next.buffers).toBe(buffers);
    expect('aux' in next).toBe(false);
  });
  it('gives the optimizer its own stream, and the loss', () => {
    const { seen, output } = look();
    expect(seen.rng!.next()).toBe(random(5).split('optimizer').next());
    expect(seen.loss).toBe(output.loss);
  });
});

describe('evaluate and hvp', () => {
  const direction: Weights = { a: tensor([0.7, -0.2], exact), b: tensor(-0.4, exact) };
  it('use the same batch, buffers and random numbers at other weights', () => {
    const { seen, output } = look();
    const there = along(direction, 0.3);
    const { loss, grads } = seen.evaluate!(there);
    expect(item(loss)).toBe(value(there));
    expect(grads).toEqual(backpropagation(objective)(there, { batch, buffers, rng: random(5) }).grads);
    expect(seen.evaluate!(weights)).toEqual({ loss: output.loss, grads: seen.grads });
    expect(item(output.buffers.steps!)).toBe(11);
  });
  it('hvp is the change of the gradient along a vector, by central differences', () => {
    const { seen } = look();
    const product = seen.hvp!(direction);
    const [ahead, behind] = [1e-5, -1e-5].map((by) => seen.evaluate!(along(direction, by)).grads) as [Weights, Weights];
    for (const name of ['a', 'b']) {
      expectClose(product[name]!, mul(sub(ahead[name]!, behind[name]!), 1 / 2e-5), 1e-8, name);
    }
    const flat = gradientStep({
      objective: ({ b }) => ({ loss: mul(b!, 3) }),
      optimizer: { ...sgd(), step: ({ hvp }) => ({ updates: hvp!({ b: weights.b! }), state: {} }) },
    });
    const next = flat({ weights: { b: weights.b! }, buffers, state: {}, options: {}, t: 1, batch, rng: random(5) });
    expect(next.weights.b).toEqual(weights.b);
  });
  it('use the given gradient: with sam, the Hessian at the end of the climb', () => {
    const { seen } = look({ gradient: sam({ radius: 0.1 }) });
    const length = Math.hypot(...Object.values(look().seen.grads).flatMap(({ data }) => [...data]));
    const top = Object.fromEntries(
      Object.entries(weights).map(([name, w]) => [name, add(w, mul(look().seen.grads[name]!, 0.1 / length))]),
    );
    const { hvp } = look().seen;
    expect(seen.evaluate!(weights).grads).toEqual(seen.grads);
    const curious = gradientStep({
      objective,
      optimizer: { ...sgd(), step: (input) => ({ updates: input.hvp!(direction), state: {} }) },
    });
    const there = curious({ weights: top, buffers, state: {}, options: {}, t: 1, batch, rng: random(5) });
    for (const name of ['a', 'b']) {
      expectClose(seen.hvp!(direction)[name]!, sub(there.weights[name]!, top[name]!), 1e-12, name);
    }
    expect(hvp!(direction)).not.toEqual(seen.hvp!(direction));
  });
});

describe('gradientStep', () => {
  it('says what it takes', () => {
    const say = (options: unknown, message: string) => expect(() => gradientStep(options as never)).toThrow(message);
    say(undefined, 'gradientStep: undefined — options come in a record');
    say({ optimizer: sgd() }, 'gradientStep: objective is undefined — wanted a function');
    say(
      { objective, optimizer: sgd },
      'gradientStep: optimizer is a function — wanted an optimizer, like adam(); call it?',
    );
    say({ objective, optimizer: sgd(), gradients: sam() }, 'gradientStep: option "gradients" — there are objective');
  });
  it('leaves buffers finite where the optimizer skips a step', () => {
    const average: Objective = (at, { buffers: before }) => ({
      loss: mul(at.a!, Number.NaN),
      buffers: { mean: tensor([Number.NaN, 2]), total: before.total! },
    });
    const before = { mean: tensor([5, 6]), total: tensor(1) };
    const run = (optimizer: Optimizer) =>
      gradientStep({ objective: average, optimizer })({
        ...{ weights: { a: tensor(1) }, buffers: before, state: {}, options: { learningRate: 0.1 } },
        ...{ t: 1, batch: undefined, rng: random(1) },
      }).buffers;
    const inner = { ...sgd(), init: () => ({}), step: () => ({ updates: {}, state: {} }) } as Optimizer;
    expect([...run({ ...inner, skipsNonFinite: true }).mean!.data]).toEqual([5, 2]);
    expect([...run(inner).mean!.data]).toEqual([Number.NaN, 2]);
  });
});
