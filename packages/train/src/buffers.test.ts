import type { Batch, Layer, Weights } from '@gd/core';
import { batchNorm, convolution2d, dense, dropout, flatten, random, relu, sequential, tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { crossEntropy } from '@gd/losses';
import { adam, decoupledWeightDecay, miniBatch, sgd } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { plainSteps } from './plainSteps';
import type { TrainStepOptions } from './trainStep';
import { begin, trainStep } from './trainStep';

const stream = random(3);
const examples = (rows: number, shape: readonly number[] = [6]): Batch => ({
  inputs: stream.normal([rows, ...shape], { mean: 2, deviation: 3 }),
  targets: tensor(Int32Array.from({ length: rows }, (_, i) => (i * 7) % 3)),
});
// a bias in front of batchNorm has a gradient of 0 up to rounding, which adam amplifies
const net = () => sequential(dense(8, { bias: false }), batchNorm(), relu, dropout(0.25), dense(3));
const options = (more: Partial<TrainStepOptions> = {}): TrainStepOptions => ({
  model: net(),
  loss: crossEntropy,
  optimizer: decoupledWeightDecay(adam({ learningRate: 0.02 }), { weightDecay: 0.3 }) as never,
  seed: 4,
  inputShape: [6],
  ...more,
});

const eager = (options: TrainStepOptions) => plainSteps(begin(options));

function expectSame(got: Weights, wanted: Weights): void {
  for (const [name, weight] of Object.entries(wanted)) expectClose(got[name]!, weight, 2e-4, name);
}

describe('buffers', () => {
  it('compiled are those of eager operations', async () => {
    const [fast, plain] = [await trainStep(options()), eager(options())];
    for (const rows of [8, 8, 5, 8]) {
      const batch = examples(rows);
      expect(fast(batch)).toBeCloseTo(plain(batch), 5);
    }
    expect(fast.programs).toHaveLength(2);
    expectSame(fast.weights(), plain.weights());
    expect(Object.keys(fast.buffers())).toEqual(['1.batchNorm/mean', '1.batchNorm/variance']);
    expectSame(fast.buffers(), plain.buffers());
    // after one batch, by hand: 0.9 · 0 + 0.1 · its mean
    const still = await trainStep(
      options({ model: batchNorm(), inputShape: [3], optimizer: sgd({ learningRate: 0 }) as never }),
    );
    const { inputs, targets } = examples(4, [3]);
    still({ inputs, targets });
    [0, 1, 2].forEach((feature) => {
      const column = [0, 1, 2, 3].map((row) => inputs.data[3 * row + feature]!);
      expect(still.buffers().mean!.data[feature]).toBeCloseTo(column.reduce((sum, x) => sum + x) / 40, 5);
    });
  });
  it('are kept over many steps in one call', async () => {
    const data = examples(20);
    const recipe = () => options({ data, sampler: miniBatch(8) });
    const [fast, plain] = [await trainStep(recipe()), eager(recipe())];
    expectClose(tensor(fast.steps(9)), tensor(plain.steps(9)), 1e-4);
    expectSame(fast.weights(), plain.weights());
    expectSame(fast.buffers(), plain.buffers());
  });
  it('continue from another run with the same bits', async () => {
    const [whole, first, second] = [
      await trainStep(options()),
      await trainStep(options()),
      await trainStep(options({ seed: 4 })),
    ];
    const batches = [8, 8, 5, 8, 8].map((rows) => examples(rows));
    for (const batch of batches) whole(batch);
    for (const batch of batches.slice(0, 3)) first(batch);
    second.load({ weights: first.weights(), buffers: first.buffers(), state: first.state(), count: first.count });
    for (const batch of batches.slice(3)) second(batch);
    expect(second.weights()).toEqual(whole.weights());
    expect(second.buffers()).toEqual(whole.buffers());
  });
  it('come from a batch of one image, but not of one row', async () => {
    const model = sequential(convolution2d(4, 3), batchNorm(), relu, flatten(), dense(3));
    const images = options({ model, inputShape: [6, 6, 1], optimizer: sgd({ learningRate: 0.01 }) as never });
    const [fast, plain] = [await trainStep(images), eager(images)];
    const image = examples(1, [6, 6, 1]);
    for (let t = 0; t < 3; t++) expect(fast(image)).toBeCloseTo(plain(image), 4);
    expectSame(fast.weights(), plain.weights());
    expectSame(fast.buffers(), plain.buffers());
    for (const step of [await trainStep(options()), eager(options())])
      expect(() => step(examples(1))).toThrow('1.batchNorm: input [1,8] — one number of each feature has no variance');
  });
  it('that a layer sets must exist', async () => {
    const odd: Layer = {
      name: 'odd',
      init: (_, inputShape) => ({ weights: {}, outputShape: inputShape }),
      forward(_, x, context) {
        context?.setBuffer?.('seen', tensor([1]));
        return x;
      },
    };
    const model = sequential(odd, dense(3));
    for (const step of [await trainStep(options({ model })), eager(options({ model }))])
      expect(() => step(examples(4))).toThrow('0.odd: setBuffer: "0.odd/seen" is not among the buffers');
  });
});
