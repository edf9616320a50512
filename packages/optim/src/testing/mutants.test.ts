import type { Optimizer, Schedule, State, Tensor, Weights } from '@gd/core';
import {
  add,
  cast,
  div,
  exp,
  isNaN as isNotANumber,
  maximum,
  mean,
  mul,
  neg,
  pow,
  random,
  reshape,
  sqrt,
  square,
  sub,
  sum,
  tensor,
  where,
  zeros,
} from '@gd/core';
import { describe, expect, it } from 'vitest';
import file from '../golden/optimizers.json' with { type: 'json' };
import { declareOptions } from '../options/declareOptions';
import { resolveOptions } from '../options/resolveOptions';
import { perWeight } from '../perWeight';
import type { CheckName } from './claims';
import { golden } from './golden';
import { optimizerChecks } from './optimizerChecks';

/** The parts of AdamW, each of which a mutant can break. */
interface View {
  readonly grad: Tensor;
  readonly weight: Tensor;
  readonly m: Tensor;
  readonly v: Tensor;
  readonly learningRate: Tensor;
  readonly beta1: Tensor;
  readonly beta2: Tensor;
  readonly epsilon: Tensor;
  readonly weightDecay: Tensor;
  readonly t: Tensor;
}
type Given = Readonly<Record<string, Schedule>>;
type Make = (options: Given) => Optimizer;

const blend = (old: Tensor, now: Tensor, share: Tensor) => add(mul(old, share), mul(now, sub(1, share)));
const corrected = (memory: Tensor, share: Tensor, t: Tensor) => div(memory, sub(1, pow(share, t)));
const right = {
  options: (given: Given): Given =>
    declareOptions('mutant(options)', given, {
      learningRate: ['[0, ∞)', 0.001],
      beta1: ['[0, 1)', 0.9],
      beta2: ['[0, 1)', 0.999],
      epsilon: ['[0, ∞)', 1e-8],
      weightDecay: ['[0, ∞)', 0.01],
    }).options,
  init: (weight: Tensor): { readonly [name: string]: Tensor } => ({
    m: zeros(weight.shape, weight.dtype),
    v: zeros(weight.shape, weight.dtype),
  }),
  seen: (view: View): View => view,
  m: ({ m, grad, beta1 }: View) => blend(m, grad, beta1),
  v: ({ v, grad, beta2 }: View) => blend(v, square(grad), beta2),
  direction: ({ m, beta1, t }: View) => corrected(m, beta1, t),
  denominator: ({ v, beta2, t, epsilon }: View) => add(sqrt(corrected(v, beta2, t)), epsilon),
  decay: ({ weight, learningRate, weightDecay }: View) => mul(weight, neg(mul(learningRate, weightDecay))),
  stepSize: ({ learningRate }: View) => neg(learningRate),
  update: (update: Tensor, _view: View): Tensor => update,
};

function mutant(parts: Partial<typeof right>): Make {
  const { options, init, seen, m, v, direction, denominator, decay, stepSize, update } = { ...right, ...parts };
  return (given) =>
    perWeight<{ readonly [name: string]: Tensor }, string>({
      name: 'mutant',
      options: options(given),
      init,
      step({ grad, weight, state, options, t }) {
        const view = seen({ grad, weight, t, ...state, ...options } as unknown as View);
        const next = { m: m(view), v: v(view) };
        const after = { ...view, ...next };
        const ahead = mul(div(direction(after), denominator(after)), stepSize(after));
        return { update: update(add(ahead, decay(view)), after), state: next };
      },
    });
}

/** A mutant that breaks the optimizer around a correct rule. */
function around(change: (inner: Optimizer<Record<string, State>>, options: Given) => object): Make {
  const make = mutant({});
  return (options) => {
    const inner = make(options) as Optimizer<Record<string, State>>;
    return { ...inner, ...change(inner, options) } as Optimizer;
  };
}

const number = (x: Tensor): number => x.data[0]!;
const scalar = (x: number): Tensor => tensor(Float64Array.of(x), { shape: [] });
const overwritten = (x: Tensor, by: number): Tensor => {
  x.data[0] = x.data[0]! + by;
  return x;
};
const mapped = <T>(all: Readonly<Record<string, T>>, f: (x: T) => Tensor): Weights =>
  Object.fromEntries(Object.entries(all).map(([name, x]) => [name, f(x)]));
let shared: Tensor | undefined;
let bystander = scalar(0);

const source: CheckName = 'follows the path of its source';
const mutants: readonly (readonly [flaw: string, caughtBy: CheckName, make: Make])[] = [
  ['climbs uphill', 'descends on tiny gradients', mutant({ stepSize: ({ learningRate }) => learningRate })],
  [
    'climbs uphill when steep',
    'survives huge gradients',
    mutant({
      stepSize: ({ learningRate, grad }) =>
        where(mean(square(grad)).data[0]! > 1e20 ? scalar(1) : scalar(0), learningRate, neg(learningRate)),
    }),
  ],
  ['never changes a weight', 'gets down the bowl', mutant({ update: (update) => mul(update, 0) })],
  ['is too timid', 'gets down the ravine', mutant({ update: (update) => mul(update, 1e-3) })],
  ['only goes one way', 'gets down the noisy bowl', mutant({ update: (update) => neg(maximum(neg(update), 0)) })],
  ['never gets along a valley', 'gets down the rosenbrock', mutant({ update: (update) => mul(update, 1e-3) })],
  [
    'forgets half of the weights',
    'gets down the saddle',
    around((inner) => ({
      step: (view: never) => {
        const answer = inner.step(view);
        return {
          ...answer,
          updates: 'y' in answer.updates ? { ...answer.updates, y: mul(answer.updates.y!, 0) } : answer.updates,
        };
      },
    })),
  ],
  [
    'forgets the biases and kernels',
    'gets down the logistic regression',
    mutant({ update: (update, { weight }) => (weight.shape.length > 0 ? mul(update, 0) : update) }),
  ],
  [
    'cannot update a layer',
    'gets down the xor network',
    mutant({ update: (update, { weight }) => (weight.shape.length > 1 ? mul(update, 0) : update) }),
  ],
  ['betas swapped', source, mutant({ seen: (view) => ({ ...view, beta1: view.beta2, beta2: view.beta1 }) })],
  ['average not corrected', source, mutant({ direction: ({ m }) => m })],
  ['variance not corrected', source, mutant({ denominator: ({ v, epsilon }) => add(sqrt(v), epsilon) })],
  ['correction one step late', source, mutant({ seen: (view) => ({ ...view, t: add(view.t, 1) }) })],
  ['correction with the other beta', source, mutant({ direction: ({ m, beta2, t }) => corrected(m, beta2, t) })],
  [
    'no square root',
    source,
    mutant({ denominator: ({ v, beta2, t, epsilon }) => add(corrected(v, beta2, t), epsilon) }),
  ],
  ['average is the bare gradient', source, mutant({ direction: ({ grad }) => grad })],
  ['variance never decays', source, mutant({ v: ({ v, grad }) => add(v, square(grad)) })],
  ['variance only grows', source, mutant({ v: (view) => maximum(view.v, right.v(view)) })],
  ['variance of the direction', source, mutant({ v: ({ v, m, beta2 }) => blend(v, square(m), beta2) })],
  ['weight decay dropped', source, mutant({ decay: ({ weight }) => mul(weight, 0) })],
  [
    'weight decay without the learning rate',
    source,
    mutant({ decay: ({ weight, weightDecay }) => mul(weight, neg(weightDecay)) }),
  ],
  ['weight decay as growth', source, mutant({ decay: (view) => neg(right.decay(view)) })],
  [
    'weight decay mixed into the gradient',
    source,
    mutant({
      seen: (view) => ({ ...view, grad: add(view.grad, mul(view.weight, view.weightDecay)) }),
      decay: ({ weight }) => mul(weight, 0),
    }),
  ],
  [
    'memory wiped every fifth step',
    source,
    mutant({ m: (view) => (number(view.t) % 5 === 0 ? view.grad : right.m(view)) }),
  ],
  ['memory rounded to float32', source, mutant({ m: (view) => cast(cast(right.m(view), 'float32'), view.grad.dtype) })],
  [
    'the last number left out',
    source,
    mutant({
      update: (update) =>
        mul(
          update,
          tensor(
            update.data.map((_, i) => (i === 11 ? 0 : 1)),
            { shape: update.shape },
          ),
        ),
    }),
  ],
  [
    'epsilon ignored',
    'listens to every option',
    mutant({ denominator: ({ v, beta2, t }) => add(sqrt(corrected(v, beta2, t)), 1e-8) }),
  ],
  ['beta2 fixed', 'listens to every option', mutant({ seen: (view) => ({ ...view, beta2: scalar(0.999) }) })],
  [
    'learning rate fixed',
    'listens to every option',
    mutant({ seen: (view) => ({ ...view, learningRate: scalar(0.01) }) }),
  ],
  [
    'weight decay not among its options',
    'listens to every option',
    around((inner) => {
      const { weightDecay: _, ...options } = inner.options;
      return {
        options,
        step: (view: { options: object }) =>
          inner.step({ ...view, options: { ...view.options, weightDecay: scalar(0.05) } } as never),
      };
    }),
  ],
  [
    'options kept from its making',
    'reads options from the step, not from its creation',
    around((inner) => ({
      step: (view: object) =>
        inner.step({ ...view, options: mapped(resolveOptions(inner.options, 1), scalar) } as never),
    })),
  ],
  [
    'schedules asked once',
    'accepts a schedule for every option',
    mutant({
      options: (given) => {
        const options = right.options(given);
        return Object.fromEntries(
          Object.entries(options).map(([name, option]) => [name, typeof option === 'function' ? option(1) : option]),
        );
      },
    }),
  ],
  [
    'options told with other values',
    'names its options and remembers only tensors',
    mutant({ options: (given) => ({ ...right.options(given), learningRate: 0.5 }) }),
  ],
  [
    'options not checked',
    'refuses invalid options',
    mutant({
      options: (given) => ({
        learningRate: 0.001,
        beta1: 0.9,
        beta2: 0.999,
        epsilon: 1e-8,
        weightDecay: 0.01,
        ...given,
      }),
    }),
  ],
  [
    'unknown options swallowed',
    'refuses invalid options',
    mutant({ options: ({ noSuchOption: _, ...given }) => right.options(given) }),
  ],
  [
    'a setting that is no plain value',
    'names its options and remembers only tensors',
    around(() => ({ settings: { schedule: {} } })),
  ],
  [
    'a setting told with another value',
    'names its options and remembers only tensors',
    around(() => ({ settings: { learningRate: true } })),
  ],
  [
    'a setting that changes nothing',
    'listens to every option',
    ({ heavy = false, ...given }) => ({ ...mutant({})(given), settings: { heavy: heavy as boolean } }),
  ],
  [
    'evaluation weights that leave a weight out',
    'keeps shapes and dtypes',
    around(() => ({ evaluationWeights: (_: State, { row }: Weights) => ({ row }) })),
  ],
  ['no name', 'names its options and remembers only tensors', around(() => ({ name: '' }))],
  [
    'a plain number in its memory',
    'names its options and remembers only tensors',
    around((inner) => ({ init: (weights: Weights) => ({ ...inner.init(weights), count: 0 }) })),
  ],
  [
    'gradients overwritten',
    'changes none of its inputs',
    mutant({ seen: (view) => ({ ...view, grad: overwritten(view.grad, 1e-3) }) }),
  ],
  [
    'weights overwritten',
    'changes none of its inputs',
    mutant({ seen: (view) => ({ ...view, weight: overwritten(view.weight, 1e-3) }) }),
  ],
  [
    'memory overwritten',
    'changes none of its inputs',
    mutant({ seen: (view) => ({ ...view, v: overwritten(view.v, 1e-3) }) }),
  ],
  [
    'options overwritten',
    'changes none of its inputs',
    mutant({ seen: (view) => ({ ...view, beta1: overwritten(view.beta1, 1e-9) }) }),
  ],
  [
    'random numbers without a seed',
    'returns the same for the same inputs',
    mutant({ update: (update) => mul(update, 1 + 1e-12 * Math.random()) }),
  ],
  [
    'a random stream that goes on and on',
    'returns the same for the same inputs',
    around((inner) => {
      const own = random(1);
      return {
        step: (view: { grads: Weights }) =>
          inner.step({ ...view, grads: mapped(view.grads, (x) => add(x, own.normal(x.shape))) } as never),
      };
    }),
  ],
  [
    'memory kept outside the state',
    'shares no state between runs',
    mutant({
      m: (view) => {
        const before = bystander;
        bystander = mean(view.grad);
        return add(right.m(view), mul(1e-6, number(before)));
      },
    }),
  ],
  [
    'steps counted by itself',
    'shares no state between runs',
    around((inner) => {
      let count = 0;
      return { step: (view: object) => inner.step({ ...view, t: scalar(++count) } as never) };
    }),
  ],
  [
    'memory not in the state',
    'survives a save halfway',
    around((inner) => {
      const kept = new WeakMap<object, Record<string, State>>();
      return {
        init: (weights: Weights) => {
          const key = { none: scalar(0) };
          kept.set(key, inner.init(weights));
          return key;
        },
        step: (view: { state: object }) => {
          const answer = inner.step({ ...view, state: kept.get(view.state) ?? {} } as never);
          const key = { none: scalar(0) };
          kept.set(key, answer.state);
          return { updates: answer.updates, state: key };
        },
      };
    }),
  ],
  [
    'memory by position',
    'knows weights by name, not by position',
    around((inner) => ({
      init: (weights: Weights) => Object.values(inner.init(weights)),
      step: (view: { grads: Weights; state: State[] }) => {
        const names = Object.keys(view.grads);
        const { updates, state } = inner.step({
          ...view,
          state: Object.fromEntries(names.map((name, i) => [name, view.state[i]!])),
        } as never);
        return { updates, state: view.state.map((old, i) => state[names[i] ?? ''] ?? old) };
      },
    })),
  ],
  [
    'one memory for all weights',
    'updates each weight independently',
    mutant({
      v: (view) => {
        const now = right.v(view);
        const mixed =
          shared === undefined || shared.data.length !== now.data.length
            ? now
            : mul(0.5, add(now, cast(reshape(shared, now.shape), now.dtype)));
        shared = now;
        return mixed;
      },
    }),
  ],
  [
    'gradients scaled by all the others',
    'updates each weight independently',
    around((inner) => ({
      step: (view: { grads: Weights }) => {
        const size = Object.values(view.grads).reduce((total, x) => total + number(sum(square(x))), 0);
        return inner.step({ ...view, grads: mapped(view.grads, (x) => div(x, 1 + 1e-3 * size)) } as never);
      },
    })),
  ],
  [
    'weights forgotten that skip a step',
    'lets weights skip a step',
    around((inner) => ({
      step: (view: { grads: Weights; state: Record<string, State> }) => {
        const { updates, state } = inner.step(view as never);
        return { updates, state: Object.fromEntries(Object.keys(view.grads).map((name) => [name, state[name]!])) };
      },
    })),
  ],
  [
    'state decays for weights that skip a step',
    'lets weights skip a step',
    around((inner) => ({
      step: (view: { grads: Weights; weights: Weights }) => {
        const all = { ...mapped(view.weights, (x) => mul(x, 0)), ...view.grads };
        const { updates, state } = inner.step({ ...view, grads: all } as never);
        return { updates: Object.fromEntries(Object.keys(view.grads).map((name) => [name, updates[name]!])), state };
      },
    })),
  ],
  [
    'NaN hidden',
    'shows a NaN, but only in its own weight',
    mutant({ seen: (view) => ({ ...view, grad: where(isNotANumber(view.grad), 0, view.grad) }) }),
  ],
  [
    'no epsilon at all',
    'stays where the gradient is zero',
    mutant({ denominator: ({ v, beta2, t }) => sqrt(corrected(v, beta2, t)) }),
  ],
  ['drifts without a gradient', 'stays where the gradient is zero', mutant({ update: (update) => sub(update, 1e-9) })],
  [
    'variance that rounds below zero',
    'survives a constant gradient',
    mutant({
      denominator: (view) =>
        sqrt(sub(corrected(view.v, view.beta2, view.t), mul(square(right.direction(view)), 1.0000000001))),
    }),
  ],
  [
    'overflows early',
    'survives huge gradients',
    mutant({ denominator: (view) => add(right.denominator(view), mul(0, exp(view.grad))) }),
  ],
  [
    'ignores tiny gradients',
    'descends on tiny gradients',
    mutant({
      denominator: (view) =>
        div(
          add(right.denominator(view), 1e-60),
          where(sum(square(view.grad)).data[0]! < 1e-20 ? scalar(1) : scalar(0), 0, 1),
        ),
    }),
  ],
  ['always float64', 'keeps shapes and dtypes', mutant({ update: (update) => cast(update, 'float64') })],
  ['always a row', 'keeps shapes and dtypes', mutant({ update: (update) => reshape(update, [update.data.length]) })],
  [
    'trips over empty weights',
    'keeps shapes and dtypes',
    mutant({
      update: (update) => {
        if (update.data.length === 0) throw new Error('nothing there');
        return update;
      },
    }),
  ],
  [
    'trips over options that are not its own',
    'does the same inside every wrapper',
    around((inner) => ({
      step(view: { options: object }) {
        if (Object.keys(view.options).length > 5) throw new Error('whose are these?');
        return inner.step(view as never);
      },
    })),
  ],
  [
    'memory that grows',
    'keeps shapes and dtypes',
    around((inner) => ({
      step: (view: { state: Record<string, State> }) => {
        const { updates, state } = inner.step(view as never);
        return { updates, state: { ...state, [`step${Object.keys(view.state).length}`]: scalar(1) } };
      },
    })),
  ],
];

const claims = {
  options: { learningRate: 0.01, weightDecay: 0.05 },
  ...golden(file).claim('torch.optim.AdamW', { lr: 0.01, weight_decay: 0.05 }),
  descent: { learningRate: 0.05, weightDecay: 0 },
};

function verdict(make: Make, name: CheckName): string {
  const check = optimizerChecks(make as never, claims).find((one) => one.name === name)!;
  try {
    check.run();
    return 'lives';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the kit', () => {
  for (const { title, run } of optimizerChecks(mutant({}) as never, claims))
    it(`passes the correct optimizer: ${title}`, run);
  it('must catch at least 30, and each of its checks catches one', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(30);
    const catching = new Set(mutants.map(([, caughtBy]) => caughtBy));
    expect(
      optimizerChecks(mutant({}) as never, claims)
        // mutants of compiled steps are in the compiler's tests
        .filter(({ name, exempt }) => exempt === undefined && !catching.has(name))
        .map(({ name }) => name),
    ).toEqual([]);
  });
  it.each(mutants)('catches: %s, because it %s', (_, caughtBy, make) => {
    expect(verdict(make, caughtBy)).not.toBe('lives');
  });
});
