import { dense, random, sequential, sub, tensor } from '@gd/core';
import { crossEntropy, mae } from '@gd/losses';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate';
import { accuracy } from './metrics/accuracy';
import { confusionMatrix } from './metrics/confusionMatrix';

const model = sequential(dense(3));
const { weights } = model.init(random(1), [2]);
const data = { inputs: random(2).normal([10, 2]), targets: tensor([0, 1, 2, 0, 1, 2, 0, 1, 2, 0], { dtype: 'int32' }) };

describe('evaluate', () => {
  it('measures all examples as one, whatever the batch size', () => {
    const prediction = model.forward(weights, data.inputs);
    const found = evaluate(model, { weights }, data, {
      loss: crossEntropy,
      metrics: { accuracy, confusionMatrix },
      batchSize: 4,
    });
    expect(found.loss).toBe(crossEntropy(prediction, data.targets).data[0]);
    expect(found.accuracy).toBe(accuracy(prediction, data.targets));
    expect(found.confusionMatrix).toEqual(confusionMatrix(prediction, data.targets));
  });
  it('returns only the values that it was asked for', () => {
    expect(Object.keys(evaluate(model, { weights }, data, { metrics: { accuracy } }))).toEqual(['accuracy']);
    expect(Object.keys(evaluate(model, { weights }, data, { loss: crossEntropy }))).toEqual(['loss']);
  });
  it('accepts losses as metrics, and returns numbers', () => {
    const targets = random(3).normal([10, 3]);
    const found = evaluate(model, { weights }, { ...data, targets }, { metrics: { mae } });
    expect(found.mae).toBe(mae(model.forward(weights, data.inputs), targets).data[0]);
    found satisfies { readonly mae: number };
    expect(() => evaluate(model, { weights }, { ...data, targets }, { metrics: { sub } })).toThrow(
      'evaluate: metric sub returned shape [10,3] — a tensor here is one number, 0-d; mean it, or toArray?',
    );
  });
  it('says what it cannot measure', () => {
    const say = (options: unknown, message: string) =>
      expect(() => evaluate(model, { weights }, data, options as never)).toThrow(message);
    say(undefined, 'evaluate: undefined — options come in a record');
    say({}, 'evaluate: neither loss nor metrics — say what to compute: { loss: mse, metrics: { accuracy } }');
    say({ metrics: { accuracy: async () => 1 } }, 'evaluate: metric accuracy returned a promise');
    say({ metrics: [accuracy] }, 'evaluate: metrics is a list of 1 — wanted a record of functions, like { accuracy }');
    say({ loss: 'mse' }, 'evaluate: loss is "mse" — wanted a function of (prediction, targets), like mse');
    say(
      { loss: async () => 1 },
      'evaluate: the loss returned a promise — a loss is one number, a 0-d tensor; await it?',
    );
    say({ loss: crossEntropy, verbose: 1 }, 'evaluate: option "verbose" — there are loss, metrics, batchSize');
    const none = { inputs: tensor([], { shape: [0, 2] }), targets: tensor([], { shape: [0], dtype: 'int32' }) };
    expect(() => evaluate(model, { weights }, none, { loss: crossEntropy })).toThrow('evaluate: the dataset is empty');
    const targets = model.forward(weights, data.inputs);
    expect(() => evaluate(model, { weights }, { ...data, targets }, { loss: sub })).toThrow(
      'evaluate: the loss returned shape [10,3] — a loss is one number, a 0-d tensor; mean it?',
    );
  });
});
