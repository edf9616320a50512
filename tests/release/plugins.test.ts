import type { Optimizer } from '@gd/core';
import { dense, random, sequential, tanh } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { mse } from '@gd/losses';
import { descend } from '@gd/optim';
import { muon } from '@gd/optim-muon';
import { prodigy } from '@gd/optim-prodigy';
import { scheduleFreeAdamw, scheduleFreeSgd } from '@gd/optim-schedule-free';
import { trainStep } from '@gd/train';
import { expect, test } from 'vitest';
import plugins from '../../plugins.json' with { type: 'json' };
import { packages } from '../support/workspace';

test('plugins.json names npm packages, each once, in alphabetical order', () => {
  for (const name of plugins) expect(name).toMatch(/^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/);
  expect(plugins).toEqual([...new Set(plugins)].sort());
});

test('every package here that says it is an optimizer is listed', () => {
  const ours = packages.filter(({ manifest }) => (manifest.keywords as string[]).includes('gd-optimizer'));
  expect(ours.length).toBeGreaterThan(0);
  expect(plugins).toEqual(expect.arrayContaining(ours.map(({ manifest }) => manifest.name)));
});

const warm = (t: number) => 0.2 * Math.min(1, t / 5);
const optimizers: readonly Optimizer[] = [
  muon({ learningRate: (t) => 0.05 / t }) as Optimizer,
  prodigy({ firstDistance: 1e-3 }) as Optimizer,
  scheduleFreeSgd({ learningRate: warm }) as Optimizer,
  scheduleFreeAdamw({ learningRate: 0.01 }) as Optimizer,
];

test.each(optimizers.map((optimizer) => [optimizer.name, optimizer] as const))(
  '%s follows the same path compiled, in one program whatever its schedule says',
  async (_, optimizer) => {
    const model = sequential(dense(8), tanh, dense(3));
    const [inputs, targets] = [random(1).normal([16, 5]), random(2).normal([16, 3])];
    const { weights: start } = model.init(random(42), [5]);
    const compiled = await trainStep({ model, loss: mse, optimizer, weights: start });
    for (const { t, weights } of descend((w) => mse(model.forward(w, inputs), targets), start, optimizer)) {
      const same = compiled.weights();
      for (const [name, weight] of Object.entries(weights)) {
        expectClose(same[name]!, weight, 1e-5, `${name} at step ${t}`);
      }
      if (t === 20) break;
      compiled({ inputs, targets });
    }
    expect(compiled.programs).toHaveLength(1);
  },
);
