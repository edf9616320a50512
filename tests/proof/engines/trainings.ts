import { hasRelaxedSimd, pretendRelaxedSimd } from '@gd/compile/internal';
import type { Batch, Layer, Loss, Weights } from '@gd/core';
import { convolution2d, dense, dropout, flatten, maxPooling2d, random, relu, sequential, tanh, tensor } from '@gd/core';
import { crossEntropy, mse } from '@gd/losses';
import type { Sampler } from '@gd/optim';
import { adam, fullBatch, miniBatch } from '@gd/optim';
import { trainStep } from '@gd/train';

interface Training {
  readonly model: Layer;
  readonly loss: Loss;
  readonly data: Batch;
  readonly sampler: Sampler;
  readonly steps: number;
}

/** Drawn digits: a noisy bar for each class, each in another row. */
function digits(count: number, side: number): Batch {
  const stream = random(11);
  const classes = Int32Array.from({ length: count }, (_, i) => (i * 7) % 10);
  const noise = stream.uniform([count, side, side, 1], { high: 0.3 });
  const bars = Float32Array.from(noise.data, (x, i) => {
    const row = Math.floor((i / side) % side);
    return row === classes[Math.floor(i / (side * side))]! ? 1 - x : x;
  });
  return { inputs: tensor(bars, { shape: noise.shape }), targets: tensor(classes) };
}

const xor: Batch = {
  inputs: tensor([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]),
  targets: tensor([[0], [1], [1], [0]]),
};

const trainings: Readonly<Record<string, () => Training>> = {
  xor: () => ({ model: sequential(dense(8), tanh, dense(1)), loss: mse, data: xor, sampler: fullBatch(), steps: 200 }),
  digits: () => ({
    model: sequential(flatten(), dense(128), relu, dropout(0.2), dense(10)),
    loss: crossEntropy,
    data: digits(300, 28),
    sampler: miniBatch(64),
    steps: 200,
  }),
  images: () => ({
    model: sequential(convolution2d(6, 3), relu, maxPooling2d(2), flatten(), dropout(0.2), dense(10)),
    loss: crossEntropy,
    data: digits(90, 12),
    sampler: miniBatch(32),
    steps: 60,
  }),
};

/** The result of a training: a hash of every bit of its weights and losses, and its first and last loss. */
export interface Outcome {
  readonly weights: string;
  readonly losses: string;
  readonly first: number;
  readonly last: number;
}

function hash(arrays: readonly ArrayBufferView[]): string {
  let bits = 0x811c9dc5;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    for (const byte of new Uint8Array(buffer, byteOffset, byteLength)) bits = Math.imul(bits ^ byte, 0x01000193);
  }
  return (bits >>> 0).toString(16);
}

/** Trains every network in every way that this engine supports: by variant and name. */
export async function outcomes(): Promise<Readonly<Record<string, Outcome>>> {
  const found: Record<string, Outcome> = {};
  pretendRelaxedSimd(undefined);
  for (const relaxed of hasRelaxedSimd() ? [false, true] : [false]) {
    pretendRelaxedSimd(relaxed);
    for (const [name, make] of Object.entries(trainings)) {
      const { steps, ...recipe } = make();
      const step = await trainStep({
        ...recipe,
        optimizer: adam({ learningRate: (t) => 0.01 / (1 + t / 400) }),
        seed: 42,
      });
      const losses = step.steps(steps);
      if (step.programs.length === 0) throw new Error(`${name} runs eagerly`);
      const weights: Weights = step.weights();
      found[`${name}, ${relaxed ? 'relaxed' : 'plain'}`] = {
        weights: hash(Object.values(weights).map(({ data }) => data)),
        losses: hash([losses]),
        first: losses[0]!,
        last: losses.at(-1)!,
      };
    }
  }
  pretendRelaxedSimd(undefined);
  return found;
}
