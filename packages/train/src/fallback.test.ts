import { compile } from '@gd/compile';
import { dense, exp, sequential, tanh, tensor } from '@gd/core';
import { mse } from '@gd/losses';
import { adam } from '@gd/optim';
import { describe, expect, it, vi } from 'vitest';
import { plainSteps } from './plainSteps';
import { begin, trainStep } from './trainStep';

const xor = {
  inputs: tensor([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]),
  targets: tensor([[0], [1], [1], [0]]),
};
const recipe = () => ({
  model: sequential(dense(8), tanh, dense(1)),
  loss: mse,
  optimizer: adam(),
  seed: 1,
  inputShape: [2],
});

// a separate file, since the check for WebAssembly runs only once
describe('without SIMD', () => {
  it('trains eagerly, and says so once', async () => {
    vi.stubGlobal('WebAssembly', {
      validate: WebAssembly.validate,
      Module: class {
        constructor() {
          throw new Error('refused by a content-security policy');
        }
      },
    });
    const said = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const step = await trainStep(recipe());
    const first = step(xor);
    for (let t = 0; t < 50; t++) step(xor);
    expect(step(xor)).toBeLessThan(first);
    expect(step.programs).toEqual([]);
    const [many, plain] = [await trainStep({ ...recipe(), data: xor }), plainSteps(begin({ ...recipe(), data: xor }))];
    expect(many.steps(5)).toEqual(plain.steps(5));
    expect(many.pick(Int32Array.of(1, 2))).toBe(plain.pick(Int32Array.of(1, 2)));
    expect([many.count, many.weights()]).toEqual([6, plain.weights()]);
    many.load({ count: 2 });
    expect(many.count).toBe(2);
    expect([...compile(exp)(tensor([0])).data]).toEqual([1]);
    expect(said.mock.calls).toEqual([
      [expect.stringMatching(/^compile: the policy of this page forbids WebAssembly; .* — everything runs eagerly$/)],
    ]);
  });
});
