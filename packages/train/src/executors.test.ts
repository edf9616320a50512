import type { GradientOf, Layer, Loss } from '@gd/core';
import { batchNorm, dense, dropout, mul, relu, sequential, tanh, tensor } from '@gd/core';
import { apply } from '@gd/core/extend';
import { moons } from '@gd/data';
import { crossEntropy, mse } from '@gd/losses';
import { adam, backpropagation, miniBatch, sgd } from '@gd/optim';
import { afterEach, expect, it, vi } from 'vitest';
import type { FitResult } from './checkpoint';
import { fromCheckpoint, toCheckpoint } from './checkpoint';
import { fit } from './fit';
import { accuracy } from './metrics/accuracy';

const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
afterEach(() => void warned.mockClear());

const data = moons({ count: 60, seed: 1 });
const model = sequential(dense(8, { bias: false }), batchNorm(), relu, dropout(0.2), dense(2));
const options = {
  ...{ data, validation: data, loss: crossEntropy, optimizer: adam({ learningRate: 0.01 }), sampler: miniBatch(16) },
  ...{ epochs: 4, seed: 8 },
};
const numbers = ({ weights, buffers }: Pick<FitResult, 'weights' | 'buffers'>): Record<string, number[]> =>
  Object.fromEntries(Object.entries({ ...weights, ...buffers }).map(([name, { data }]) => [name, [...data]]));
const close = (result: FitResult) =>
  Object.fromEntries(
    Object.entries(numbers(result)).map(([name, data]) => [name, data.map((x) => expect.closeTo(x, 3))]),
  );

it('learns what eager operations learn, with buffers and dropout', async () => {
  const plain = await fit(model, { ...options, compiled: false });
  const fast = await fit(model, options);
  expect(numbers(fast)).toEqual(close(plain));
  expect(numbers(fast)).not.toEqual(numbers(plain));
  expect(fast.buffers['1.batchNorm/mean']!.data[0]).not.toBe(0);
  expect(fast.history.at(-1)!.validation!.loss).toBeCloseTo(plain.history.at(-1)!.validation!.loss, 4);
  expect(warned).not.toHaveBeenCalled();
});
it('continues from a checkpoint with the same bits, with buffers', async () => {
  const whole = await fit(model, options);
  const controller = new AbortController();
  const part = await fit(model, {
    ...{ ...options, signal: controller.signal },
    onStep: ({ step }) => void (step === 6 && controller.abort()),
  });
  const resume = fromCheckpoint(toCheckpoint(part)) as typeof part;
  expect(numbers(await fit(model, { ...options, resume }))).toEqual(numbers(whole));
});
it('warns once, and only then, that a step which reads numbers runs eagerly', async () => {
  const nosy: Loss = (prediction, targets) => {
    if (Number.isNaN(prediction.data[0])) throw new Error('NaN');
    return crossEntropy(prediction, targets);
  };
  const fast = await fit(model, { ...options, validation: undefined, loss: nosy });
  await fit(model, { ...options, loss: nosy });
  expect(warned.mock.calls).toEqual([
    [
      expect.stringMatching(
        /^fit: it runs eagerly, slower — compile: the numbers of the result of .* while a function is traced there are only shapes.*\. To silence this: compiled: false$/,
      ),
    ],
  ]);
  expect(numbers(fast)).toEqual(numbers(await fit(model, { ...options, compiled: false })));
  expect(warned).toHaveBeenCalledTimes(1);
});
it('runs eagerly only outside training if only that reads numbers', async () => {
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
it('runs eagerly if there is a custom operation', async () => {
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
  expect(numbers(await fit(sequential(dense(2), twice), options))).toEqual(
    numbers(await fit(sequential(dense(2), twice), { ...options, compiled: false })),
  );
  expect(warned).toHaveBeenCalledWith(expect.stringContaining('compile: twice — the compiler does not know'));
});
it('accepts another gradient, compiled', async () => {
  const doubled: GradientOf = (objective) => (weights, context) => {
    const { grads, ...value } = backpropagation(objective)(weights, context);
    return { ...value, grads: Object.fromEntries(Object.entries(grads).map(([name, grad]) => [name, mul(grad, 2)])) };
  };
  const run = { ...options, validation: undefined, metrics: { accuracy } };
  const twice = await fit(model, { ...run, optimizer: sgd({ learningRate: 0.05 }), gradient: doubled });
  expect(warned).not.toHaveBeenCalled();
  const wide = await fit(model, { ...run, optimizer: sgd({ learningRate: 0.1 }), compiled: false });
  expect(numbers(twice)).toEqual(close(wide));
  expect(twice.history.at(-1)!.metrics.accuracy).toBeGreaterThan(0);
});
it('says that metrics need the aux of the gradient', async () => {
  const silent: GradientOf = (objective) => (weights, context) => {
    const { aux: _, ...rest } = backpropagation(objective)(weights, context);
    return rest;
  };
  const run = { ...options, compiled: false, gradient: silent };
  await expect(fit(model, { ...run, metrics: { accuracy } })).rejects.toThrow(
    'fit: the gradient returned no aux, so metrics have no prediction — leave metrics out?',
  );
  expect((await fit(model, run)).stopped).toBe('epochs');
});
it('refuses a class that does not exist, and a loss that is not one number', async () => {
  const wrong = { ...data, targets: tensor(Int32Array.from(data.targets.data, (kind) => kind + 1)) };
  await expect(fit(model, { ...options, data: wrong, validation: undefined })).rejects.toThrow(/class 2/);
  const net = sequential(dense(1), tanh);
  await expect(
    fit(net, { data: { inputs: data.inputs, targets: data.inputs }, loss: mse, optimizer: adam() }),
  ).rejects.toThrow('mse: ');
});
