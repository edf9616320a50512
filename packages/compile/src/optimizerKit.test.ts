import type { Optimizer, Random, Tensor } from '@gd/core';
import { add, mul, random, tensor } from '@gd/core';
import type { AdamOptions } from '@gd/optim';
import { adam } from '@gd/optim';
import type { CheckName, OptimizerCheck } from '@gd/optim/testing';
import { optimizerChecks } from '@gd/optim/testing';
import { describe, expect, it } from 'vitest';
import { compile } from './compile';

const path = { start: [1, -2], grads: Array(6).fill([1, -0.5]), weights: [] };
const claims = {
  options: { learningRate: 0.01, epsilon: 1e-3 },
  path,
  source: 'none: only compiled steps are looked at',
};

type Step = Optimizer['step'];
type View = Parameters<Step>[0];
type Make = (options: AdamOptions) => Optimizer;

function checked(make: Make, name: CheckName): OptimizerCheck {
  return optimizerChecks(make, claims, { compile }).find((check) => check.name === name)!;
}

/** Adam with a mistake around its step. */
function around(change: (step: Step, optimizer: Optimizer) => Step): Make {
  return (options) => {
    const inner = adam(options) as unknown as Optimizer;
    return { ...inner, step: change(inner.step, inner) };
  };
}

const scaled = (step: Step, view: View, factor: number | Tensor) => {
  const { updates, state } = step(view);
  return {
    updates: Object.fromEntries(Object.entries(updates).map(([name, move]) => [name, mul(move, factor)])),
    state,
  };
};
const noisy = (draw: (stream: Random, grad: Tensor) => Tensor | number) =>
  around((step) => (view) => {
    const stream = view.rng!;
    const grads = Object.entries(view.grads).map(([name, grad]) => [name, add(grad, draw(stream.split(name), grad))]);
    return step({ ...view, grads: Object.fromEntries(grads) });
  });

const same: CheckName = 'does the same when compiled';
const once: CheckName = 'needs no new program when options change';

const mutants: readonly (readonly [flaw: string, caughtBy: CheckName, says: RegExp, make: Make])[] = [
  [
    'branches on a gradient',
    same,
    /compile: the numbers of .* were read/,
    around((step) => (view) => scaled(step, view, view.grads.a!.data[0]! > 0 ? 1 : 0.5)),
  ],
  [
    'reads the number of the step',
    same,
    /compile: the numbers of .* were read/,
    around((step) => (view) => scaled(step, view, 1 / view.t.data[0]!)),
  ],
  [
    'counts by itself',
    same,
    /point .* is /,
    around((step) => {
      let count = 0;
      return (view) => scaled(step, view, 1 + 0.1 * (count++ % 2));
    }),
  ],
  [
    'remembers more at every step',
    same,
    /\d programs for one path/,
    around((step) => (view) => {
      const { updates, state } = step(view);
      const seen = Object.keys(view.state as object).length;
      return { updates, state: { ...(state as object), [`seen${seen}`]: tensor(seen) } as unknown as typeof state };
    }),
  ],
  ['throws its own dice', same, /point .* is /, noisy(() => Math.random())],
  ['draws a number that a program cannot', same, /random\.next\(\)/, noisy((stream) => stream.next())],
  [
    'draws from a stream of its own',
    same,
    /point .* is /,
    (() => {
      const own = random(4);
      return noisy((_, { shape, dtype }) => own.normal(shape, { dtype }));
    })(),
  ],
  [
    'looks into an option where it can, and goes by its making where it cannot',
    once,
    /point .* with learningRate turned to 0.005/,
    around((step, { options }) => (view) => {
      let rate = options.learningRate as number;
      try {
        rate = view.options.learningRate!.data[0]!;
      } catch {}
      const { updates, state } = step({
        ...view,
        options: { ...view.options, learningRate: tensor(1, { dtype: 'float64' }) },
      });
      return {
        updates: Object.fromEntries(Object.entries(updates).map(([name, move]) => [name, mul(move, rate)])),
        state,
      };
    }),
  ],
  [
    'bakes an option into its program',
    once,
    /point .* with epsilon turned to/,
    around((step, { options }) => (view) => {
      const epsilon = tensor(options.epsilon as number, { dtype: 'float64' });
      const traced = (() => {
        try {
          return view.t.data === undefined;
        } catch {
          return true;
        }
      })();
      return step(traced ? { ...view, options: { ...view.options, epsilon } } : view);
    }),
  ],
];

describe('the checks of compiled steps', () => {
  it.each([same, once])('pass a correct optimizer: %s', (name) => checked(adam, name).run());
  it.each([same, once])('pass an optimizer that draws random numbers: %s', (name) => {
    checked(
      noisy((stream, { shape, dtype }) => mul(stream.normal(shape, { dtype }), 0.1)),
      name,
    ).run();
  });
  it.each(mutants)('catch one that %s, because it no longer %s', (_, caughtBy, says, make) => {
    expect(() => checked(make, caughtBy).run()).toThrow(says);
  });
  it('are listed, and say so, if there is no compiler', () => {
    const listed = optimizerChecks(adam, claims).filter(({ exempt }) => exempt !== undefined);
    expect(listed.map(({ title }) => title)).toEqual([
      `${same} (exempt: no compile was given)`,
      `${once} (exempt: no compile was given)`,
    ]);
    for (const { run } of listed) expect(run).not.toThrow();
  });
  it('report an operation that the compiler does not know', () => {
    const eager = Object.assign((view: View) => adam().step(view as never) as never, { programs: [] });
    const check = optimizerChecks(adam, claims, { compile: () => eager as never }).find(({ name }) => name === same)!;
    expect(check.run).toThrow('it fell back to eager operations — the compiler does not know one of them');
  });
});
