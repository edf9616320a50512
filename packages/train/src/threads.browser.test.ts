import { dense, random, relu, sequential, tensor } from '@gd/core';
import { crossEntropy } from '@gd/losses';
import { adam } from '@gd/optim';
import { expect, it, vi } from 'vitest';
import type { TrainStep } from './trainStep';
import { trainStep } from './trainStep';

it('several threads of a page give the bits of one', async () => {
  const said = vi.spyOn(console, 'warn');
  const training = (threads: number): Promise<TrainStep> =>
    trainStep({
      model: sequential(dense(128), relu, dense(10)),
      loss: crossEntropy,
      optimizer: adam(),
      seed: 4,
      inputShape: [784],
      threads,
    }) as Promise<TrainStep>;
  const [alone, together] = [await training(1), await training(2)];
  const stream = random(3);
  const batch = {
    inputs: stream.uniform([64, 784]),
    targets: tensor(Int32Array.from({ length: 64 }, (_, i) => i % 10)),
  };
  for (let t = 0; t < 200; t++) expect(together(batch)).toBe(alone(batch));
  expect(together.weights()).toEqual(alone.weights());
  expect(said.mock.calls).toEqual([]);
});

it('a worker of a page’s own shares its steps too', async () => {
  const from = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
  const text = `import { add, dense, relu, sequential, zeros } from ${from('../../core/src/index.ts')};
    import { mse } from ${from('../../losses/src/index.ts')};
    import { adam } from ${from('../../optim/src/index.ts')};
    import { trainStep } from ${from('./trainStep.ts')};
    const model = () => sequential(dense(128), relu, dense(10));
    const losses = async (threads) => {
      const step = await trainStep({ model: model(), loss: mse, optimizer: adam(), inputShape: [200], threads });
      const batch = { inputs: add(zeros([64, 200]), 1), targets: add(zeros([64, 10]), 2) };
      return Array.from({ length: 50 }, () => step(batch));
    };
    postMessage([await losses(1), await losses(2)]);`;
  const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const worker = new Worker(address, { type: 'module' });
  const [alone, together] = await new Promise<[number[], number[]]>((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
  worker.terminate();
  expect(together).toEqual(alone);
  expect(alone[49]).toBeLessThan(alone[0]!);
});
