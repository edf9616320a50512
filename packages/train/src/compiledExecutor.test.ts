import type { Layer, Loss } from '@gd/core';
import { batchNorm, dense, dropout, relu, sequential, tanh, tensor } from '@gd/core';
import { apply } from '@gd/core/extend';
import { moons } from '@gd/data';
import { crossEntropy, mse } from '@gd/losses';
import { adam, miniBatch } from '@gd/optim';
import { afterEach, expect, it, vi } from 'vitest';
import { fit } from './fit';
import type { FitOptions } from './fitOptions';
import { fromCheckpoint } from './fromCheckpoint';
import { toCheckpoint } from './toCheckpoint';

const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
afterEach(() => void warned.mockClear());

const data = moons({ count: 60, seed: 1 });
const model = sequential(dense(8, { bias: false }), batchNorm(), relu, dropout(0.2), dense(2));
const options = {
  ...{ data, validation: data, loss: crossEntropy, optimizer: adam({ learningRate: 0.01 }), sampler: miniBatch(16) },
  ...{ epochs: 4, seed: 8 },
};
const close = (trained: { weights: FitOptions['weights'] }) =>
  Object.fromEntries(
    Object.entries(trained.weights!).map(([name, { data }]) => [name, [...data].map((x) => expect.closeTo(x, 3))]),
  );
const numbers = (trained: { weights: FitOptions['weights'] }) =>
  Object.fromEntries(Object.entries(trained.weights!).map(([name, { data }]) => [name, [...data]]));

it('learns what plain operations learn, running statistics and dropout too', async () => {
  const plain = await fit(model, { ...options, compiled: false });
  const fast = await fit(model, options);
  expect(numbers(fast)).toEqual(close(plain));
  expect(numbers(fast)).not.toEqual(numbers(plain));
  expect(fast.weights['1.batchNorm/mean']!.data[0]).not.toBe(0);
  expect(fast.history.at(-1)!.validation!.loss).toBeCloseTo(plain.history.at(-1)!.validation!.loss, 4);
  expect(warned).not.toHaveBeenCalled();
});
it('goes on from a checkpoint to the same bits, running statistics too', async () => {
  const whole = await fit(model, options);
  const controller = new AbortController();
  const part = await fit(model, {
    ...{ ...options, signal: controller.signal },
    onStep: ({ step }) => void (step === 6 && controller.abort()),
  });
  const resume = fromCheckpoint(toCheckpoint(part)) as typeof part;
  expect(numbers(await fit(model, { ...options, resume }))).toEqual(numbers(whole));
});
it('says once, and only then, that a step which reads numbers goes by plain operations', async () => {
  const nosy: Loss = (prediction, targets) => {
    if (Number.isNaN(prediction.data[0])) throw new Error('NaN');
    return crossEntropy(prediction, targets);
  };
  const fast = await fit(model, { ...options, validation: undefined, loss: nosy });
  await fit(model, { ...options, loss: nosy });
  expect(warned.mock.calls).toEqual([
    [
      expect.stringMatching(
        /^fit: it runs eagerly, slower — compile: the numbers of the result of .* while a function is compiled there are only shapes.*\. To keep this quiet: compiled: false$/,
      ),
    ],
  ]);
  expect(numbers(fast)).toEqual(numbers(await fit(model, { ...options, compiled: false })));
  expect(warned).toHaveBeenCalledTimes(1);
});
it('goes by plain operations in use alone, where only that reads numbers', async () => {
  const peeking: Layer = {
    ...dense(2),
    forward(weights, x, context) {
      if (!context?.training) expect(x.data.length).toBeGreaterThan(0);
      return dense(2).forward(weights, x, context);
    },
  };
  const { validation: _, ...silent } = options;
  expect(numbers(await fit(peeking, options))).toEqual(numbers(await fit(peeking, silent)));
});
it('goes by plain operations where there is an operation of its own', async () => {
  const twice = (x: ReturnType<typeof tensor>) =>
    apply(
      {
        name: 'twice',
        shape: ([x]) => x!.shape,
        forward: (out, [x]) => out.set(x!.data.map((value) => 2 * value)),
        backward: (grad) => grad,
      },
      [x],
      undefined,
    );
  const { weights } = await fit(sequential(dense(2), twice), options);
  expect(numbers({ weights })).toEqual(
    numbers(await fit(sequential(dense(2), twice), { ...options, compiled: false })),
  );
  expect(warned).toHaveBeenCalledWith(expect.stringContaining('compile: twice — the compiler does not know'));
});
it('knows a class that does not exist, and a loss that is none', async () => {
  const wrong = { ...data, targets: tensor(Int32Array.from(data.targets.data, (kind) => kind + 1)) };
  await expect(fit(model, { ...options, data: wrong, validation: undefined })).rejects.toThrow(/class 2/);
  const net = sequential(dense(1), tanh);
  await expect(
    fit(net, { data: { inputs: data.inputs, targets: data.inputs }, loss: mse, optimizer: adam() }),
  ).rejects.toThrow('mse: ');
});
