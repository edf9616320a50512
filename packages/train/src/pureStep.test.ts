import { batchNorm, dense, dropout, random, sequential, sub, sum, tensor } from '@gd/core';
import { mse } from '@gd/losses';
import { adam, decoupledWeightDecay, gradientNoise, sgd } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { trainStep } from './pureStep';

const batch = { inputs: tensor([[1], [2]]), targets: tensor([[3], [5]]) };

describe('trainStep', () => {
  it('takes the step that the closed form says', () => {
    const model = sequential(dense(1));
    const optimizer = sgd({ learningRate: 0.1 });
    const weights = { '0.dense/kernel': tensor([[1]]), '0.dense/bias': tensor([0]) };
    const next = trainStep({ model, loss: mse, optimizer })({ weights, state: optimizer.init(weights), batch, t: 1 });
    // errors −2 and −3: loss 13/2, gradients (2/2)(−2·1 − 3·2) = −8 and (2/2)(−2 − 3) = −5
    expect(next.loss).toBe(6.5);
    expect([...next.prediction.data]).toEqual([1, 2]);
    expect(next.weights['0.dense/kernel']!.data[0]).toBeCloseTo(1.8, 6);
    expect(next.weights['0.dense/bias']!.data[0]).toBeCloseTo(0.5, 6);
    expect([...weights['0.dense/kernel'].data]).toEqual([1]);
  });
  it('asks schedules for the step it is at', () => {
    const model = sequential(dense(1));
    const asked: number[] = [];
    const optimizer = adam({
      learningRate: (t) => {
        asked.push(t);
        return 0.01;
      },
    });
    const { weights } = model.init(random(0), [1]);
    trainStep({ model, loss: mse, optimizer })({ weights, state: optimizer.init(weights), batch, t: 7 });
    expect(new Set(asked)).toEqual(new Set([7]));
  });
  it('gives the optimizer chance of its own, decided by that of the step', () => {
    const model = sequential(dense(4));
    const optimizer = gradientNoise(sgd());
    const { weights } = model.init(random(0), [1]);
    const step = trainStep({ model, loss: mse, optimizer });
    const wide = { inputs: tensor([[1]]), targets: tensor([[1, 2, 3, 4]]) };
    const end = (seed: number) =>
      step({ weights, state: optimizer.init(weights), batch: wide, t: 1, rng: random(seed) }).weights;
    expect(end(1)).toEqual(end(1));
    expect(end(1)).not.toEqual(end(2));
  });
  it('drops out by the chance it is given', () => {
    const model = sequential(dense(64), dropout(0.5), dense(1));
    const optimizer = sgd({ learningRate: 0 });
    const { weights } = model.init(random(0), [1]);
    const step = trainStep({ model, loss: mse, optimizer });
    const loss = (seed: number) =>
      step({ weights, state: optimizer.init(weights), batch, t: 1, rng: random(seed) }).loss;
    expect(loss(1)).toBe(loss(1));
    expect(loss(1)).not.toBe(loss(2));
  });
  it('puts running statistics in place of the weights that layers left them for', () => {
    const model = batchNorm({ momentum: 0.5 });
    const optimizer = decoupledWeightDecay(sgd({ learningRate: 0.1 }), { weightDecay: 0.5 });
    const { weights } = model.init(random(0), [1]);
    const next = trainStep({ model, loss: mse, optimizer })({ weights, state: optimizer.init(weights), batch, t: 1 });
    // inputs 1 and 2: mean 1.5, unbiased variance 0.5
    expect(next.weights.mean!.data[0]).toBe(0.75);
    expect(next.weights.variance!.data[0]).toBe(0.75);
    expect(next.weights.scale!.data[0]).not.toBe(1);
  });
  it('wants one number of a loss', () => {
    const model = sequential(dense(1));
    const optimizer = sgd({ learningRate: 0.1 });
    const { weights } = model.init(random(0), [1]);
    const say = (loss: typeof mse, message: string) =>
      expect(() =>
        trainStep({ model, loss, optimizer })({ weights, state: optimizer.init(weights), batch, t: 1 }),
      ).toThrow(message);
    say(sub, 'trainStep: the loss answered with shape [2,1] — a loss is one number, a 0-d tensor; mean it?');
    say(
      (prediction, targets) => sum(sub(prediction, targets), { keepDims: true }),
      'trainStep: the loss answered with shape [1,1] — a loss is one number, a 0-d tensor; mean it?',
    );
    say((() => 3) as never, 'trainStep: the loss answered with number — a loss is one number, a 0-d tensor; mean it?');
  });
});
