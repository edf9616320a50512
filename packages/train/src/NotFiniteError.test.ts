import type { Loss, Tensor } from '@gd/core';
import { batchNorm, dense, div, dropout, exp, mean, relu, sequential, sub, tensor } from '@gd/core';
import { line } from '@gd/data';
import { binaryCrossEntropy, crossEntropy, mse } from '@gd/losses';
import { miniBatch, sgd, skipNonFinite } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { earlyStopping } from './callbacks/earlyStopping';
import { fit } from './fit';
import type { FitOptions } from './fitOptions';
import { NotFiniteError, nonFiniteTensor } from './NotFiniteError';

const data = line({ count: 8 });
const model = sequential(dense(1));
const weights = { '0.dense/kernel': tensor([[1]]), '0.dense/bias': tensor([0]) };

describe.each([
  ['compiled', true],
  ['eager', false],
])('%s', (_, compiled) => {
  async function failure(options: Partial<FitOptions<never>>, net = model): Promise<NotFiniteError> {
    const all = {
      compiled,
      data,
      loss: mse,
      optimizer: sgd({ learningRate: 0.1 }),
      sampler: miniBatch(4),
      weights,
      ...options,
    };
    const error = await fit(net, all as FitOptions).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NotFiniteError);
    return error as NotFiniteError;
  }

  describe('fit, when a number is not finite', () => {
    it('names the weight and the step that broke it, and keeps the last finite weights', async () => {
      const error = await failure({ optimizer: sgd({ learningRate: 1e30 }) as never });
      expect(error.message).toMatch(
        /^fit: the loss is (NaN|Infinity) at step 2 \(epoch 1\) — .*; try a smaller learningRate \(now 1e\+30\)$/,
      );
      const broken = await failure({ optimizer: sgd({ learningRate: 1e60 }) as never });
      expect(broken.message).toMatch(
        /^fit: the loss is (NaN|Infinity) at step 2 \(epoch 1\) — weight "0.dense\/kernel" contains -?Infinity since step 1; try a smaller learningRate \(now 1e\+60\)$/,
      );
      expect(broken.trained.weights).toBe(weights);
      expect(broken.trained.stopped).toBe('failed');
    });
    it('names the operation, and the layer it comes after', async () => {
      const net = sequential(dense(1), (x: Tensor) => exp(x), relu);
      const far = { '0.dense/kernel': tensor([[1]]), '0.dense/bias': tensor([100]) };
      const { message, trained: result } = await failure({ weights: far }, net);
      expect(message).toBe(
        'fit: the loss is Infinity at step 1 (epoch 1) — exp, after weight "0.dense/bias", was the first to return Infinity; try a smaller learningRate (now 0.1)',
      );
      expect(result.weights).toBe(far);
    });
    it('names an operation of the loss', async () => {
      const loss: Loss = (prediction, targets) => mean(div(sub(prediction, targets), sub(targets, targets)));
      expect((await failure({ loss })).message).toContain('div, after weight "0.dense/bias", was the first to return');
    });
    it('names the examples when they are to blame', async () => {
      const holes = { ...data, inputs: tensor([[1], [Number.NaN]]), targets: tensor([[1], [2]]) };
      expect((await failure({ data: holes })).message).toBe(
        'fit: the loss is NaN at step 1 (epoch 1) — the inputs contain NaN; fill in or drop missing values first',
      );
      const lost = { ...data, inputs: tensor([[1]]), targets: tensor([[Number.POSITIVE_INFINITY]]) };
      expect((await failure({ data: lost })).message).toContain('the targets contain Infinity; fill in or drop');
    });
    it('notices a broken weight that the loss does not show, and goes back to the step before', async () => {
      const blind: Loss = (prediction) => mean(relu(sub(prediction, 1e6)));
      const optimizer = {
        ...sgd({ learningRate: 0.1 }),
        step: () => ({ updates: { '0.dense/bias': tensor([Number.NEGATIVE_INFINITY]) }, state: {} }),
      };
      const { message, trained: result } = await failure({ loss: blind, optimizer: optimizer as never });
      expect(message).toBe(
        'fit: weight "0.dense/bias" contains -Infinity after epoch 1 — try a smaller learningRate (now 0.1)',
      );
      expect(result.weights).toBe(weights);
    });
    it('keeps the best epoch with earlyStopping', async () => {
      const rates = [0.1, 0.1, 1e39, 0.1];
      const optimizer = sgd({ learningRate: (t) => rates[t - 1]! });
      const { trained: result, message } = await failure({
        optimizer: optimizer as never,
        callbacks: [earlyStopping()],
      });
      expect(message).toContain('since step 3; try a smaller learningRate');
      expect(result.best!.epoch).toBe(result.epoch);
      expect(nonFiniteTensor(result)).toBeUndefined();
    });
  });
  it('returns exactly the weights of the step before, wherever it yielded', async () => {
    const net = sequential(dense(4), relu, dropout(0.2), dense(1));
    const rates = (t: number) => (t < 12 ? 0.05 : 1e39);
    const all = {
      optimizer: sgd({ learningRate: rates }) as never,
      sampler: miniBatch(1),
      seed: 3,
      weights: undefined,
    };
    const controller = new AbortController();
    const { weights: wanted, state } = await fit(net, {
      ...{ data, loss: mse, compiled, ...all, signal: controller.signal },
      onStep: ({ step }) => void (step === 11 && controller.abort()),
    } as FitOptions);
    for (const slow of [0, 3, 10]) {
      const onStep = ({ step }: { step: number }): void => {
        const until = performance.now() + (step === slow ? 20 : 0);
        while (performance.now() < until);
      };
      const { message, trained: result } = await failure({ ...all, onStep }, net);
      expect(message).toContain('at step 13 (epoch 2) — weight "0.dense/');
      expect(result).toMatchObject({ stopped: 'failed', step: 11, epoch: 1, batch: 3, weights: wanted, state });
      expect(result.history).toHaveLength(1);
    }
  });

  it('goes on where the optimizer skips such steps, and counts them', async () => {
    const holed = { inputs: tensor([[1], [2], [Number.NaN], [4]]), targets: tensor([[1], [2], [3], [4]]) };
    const optimizer = skipNonFinite(sgd({ learningRate: 0.01 }));
    const run = await fit(model, { compiled, data: holed, loss: mse, optimizer, sampler: miniBatch(1), epochs: 3 });
    expect([run.step, run.stopped]).toEqual([12, 'epochs']);
    expect(run.history.map(({ skipped }) => skipped)).toEqual([1, 1, 1]);
    expect(run.history.every(({ loss }) => Number.isFinite(loss))).toBe(true);
    const normed = sequential(dense(2), batchNorm(), dense(1));
    const pairs = { ...{ compiled, data: holed, loss: mse, optimizer }, sampler: miniBatch(2), epochs: 3 };
    const averages = await fit(normed, pairs);
    expect(averages.stopped).toBe('epochs');
    expect(nonFiniteTensor(averages)).toBeUndefined();
  });
  it('passes on what the loss says about its numbers', async () => {
    const scored = { inputs: tensor([[5], [7]]), targets: tensor([[1], [0]]) };
    const all = { compiled, data: scored, loss: binaryCrossEntropy, optimizer: sgd(), weights };
    await expect(fit(model, all)).rejects.toThrow(
      /binaryCrossEntropy: number 0 of prediction is 5, outside of 0 to 1 — wanted probabilities; fromLogits: true\?$/,
    );
  });
  it('takes a step of 0 where every example of a batch is ignored', async () => {
    const kinds = { inputs: tensor([[1], [2]]), targets: tensor([-1, 1], { dtype: 'int32' }) };
    const loss: Loss = (scores, targets) => crossEntropy(scores, targets, { ignoreClass: -1 });
    const net = sequential(dense(2));
    const run = await fit(net, { compiled, data: kinds, loss, optimizer: sgd(), sampler: miniBatch(1), epochs: 2 });
    expect([run.step, run.stopped]).toEqual([4, 'epochs']);
  });
});
