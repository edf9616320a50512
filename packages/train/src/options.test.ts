import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Optimizer, Schedule } from '@gd/core';
import { dense, sequential, tanh, tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { mse } from '@gd/losses';
import * as optim from '@gd/optim';
import type { Subject } from '@gd/optim/testing';
import { describe, expect, it, vi } from 'vitest';
import { plainSteps } from './plainSteps';
import { begin, trainStep } from './trainStep';

const data = {
  inputs: tensor([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]),
  targets: tensor([[0], [1], [1], [0]]),
};
/** Every optimizer and wrapper as its claims make it, with no option at its default. */
const modules = ['optimizers', 'wrappers'].flatMap((folder) => {
  const path = fileURLToPath(new URL(`../../optim/src/${folder}`, import.meta.url));
  const claims = readdirSync(path).filter((file) => file.endsWith('.claims.ts'));
  return claims.map((file): Promise<{ subjects: Record<string, Subject> }> => import(join(path, file)));
});
const optimizers = (await Promise.all(modules)).flatMap(({ subjects }) =>
  Object.entries(subjects).map(([name, { make, claims }]) => [name, make(claims.options)] as const),
);

/** The optimizer with every option a schedule that decreases by a thousandth of itself at each step. */
function scheduled(optimizer: Optimizer): Optimizer {
  const options = Object.entries(optimizer.options).map(([name, option]): [string, Schedule] => [
    name,
    (t) => (typeof option === 'number' ? option : option(t)) * (1 - t / 1000),
  ]);
  return { ...optimizer, options: Object.fromEntries(options) };
}

describe('options that change', () => {
  it('include every optimizer and wrapper', () => expect(optimizers.length).toBeGreaterThan(30));
  it.each(optimizers)('compile nothing again, and are what the step sees: %s', async (_, given) => {
    const optimizer = scheduled(given);
    const model = sequential(dense(4), tanh, dense(1));
    const recipe = { model, loss: mse, optimizer, data, sampler: optim.miniBatch(2) };
    const step = await trainStep({ ...recipe, seed: 3 });
    const plain = plainSteps(begin({ ...recipe, seed: 3 }));
    expectClose(tensor(step.steps(1)), tensor(plain.steps(1)), 1e-4);
    const compiled = vi.spyOn(WebAssembly, 'Module');
    for (const count of [1, 5, 12]) expectClose(tensor(step.steps(count)), tensor(plain.steps(count)), 1e-4);
    expect(step.programs).toHaveLength(1);
    const again = compiled.mock.calls.length;
    compiled.mockRestore();
    expect(again).toBe(0);
    for (const [weight, wanted] of Object.entries(plain.weights())) expectClose(step.weights()[weight]!, wanted, 1e-3);
  });
  it.each<[string, (losses: number[]) => Schedule]>([
    ['a cosine', () => optim.cosine({ from: 0.1, steps: 100 })],
    ['a plateau', (losses) => optim.plateau(losses, { from: 0.5, patience: 3, threshold: 0.1 })],
    [
      'a slider',
      () => {
        let rate = 0.1;
        return () => (rate *= 0.99);
      },
    ],
  ])('%s over 100 steps traces once', async (_, schedule) => {
    const losses: number[] = [];
    const recipe = () => ({
      model: sequential(dense(4), tanh, dense(1)),
      loss: mse,
      optimizer: optim.sgd({ learningRate: schedule(losses) }),
      data,
      seed: 2,
    });
    const [step, plain] = [await trainStep(recipe()), plainSteps(begin(recipe()))];
    for (let t = 0; t < 100; t++) {
      const loss = step(data);
      expect(loss).toBeCloseTo(plain(data), 5);
      losses.push(loss);
    }
    expect(step.programs).toHaveLength(1);
  });
  it('are read at every step, like a slider that is moved', async () => {
    let rate = 0;
    const step = await trainStep({
      model: sequential(dense(1)),
      loss: mse,
      optimizer: optim.sgd({ learningRate: () => rate }),
      seed: 1,
      data,
    });
    const losses = [...step.steps(3)];
    expect(new Set(losses).size).toBe(1);
    rate = 0.1;
    expect(step.steps(2)[1]).toBeLessThan(losses[0]!);
    expect(step.programs).toHaveLength(1);
  });
});
