import { dense, random, sequential, sub, tensor } from '@gd/core';
import { crossEntropy } from '@gd/losses';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate';
import { accuracy } from './metrics/accuracy';
import { confusionMatrix } from './metrics/confusionMatrix';

const model = sequential(dense(3));
const { weights } = model.init(random(1), [2]);
const data = { inputs: random(2).normal([10, 2]), targets: tensor([0, 1, 2, 0, 1, 2, 0, 1, 2, 0], { dtype: 'int32' }) };

describe('evaluate', () => {
  it('measures all examples as one, however they are dealt out', () => {
    const prediction = model.forward(weights, data.inputs);
    const found = evaluate(model, weights, data, {
      loss: crossEntropy,
      metrics: { accuracy, confusionMatrix },
      batchSize: 4,
    });
    expect(found.loss).toBe(crossEntropy(prediction, data.targets).data[0]);
    expect(found.accuracy).toBe(accuracy(prediction, data.targets));
    expect([...found.confusionMatrix.data]).toEqual([...confusionMatrix(prediction, data.targets).data]);
  });
  it('answers only what it was asked', () => {
    expect(Object.keys(evaluate(model, weights, data, { metrics: { accuracy } }))).toEqual(['accuracy']);
    expect(Object.keys(evaluate(model, weights, data, { loss: crossEntropy }))).toEqual(['loss']);
  });
  it('says what it cannot measure', () => {
    const none = { inputs: tensor([], { shape: [0, 2] }), targets: tensor([], { shape: [0], dtype: 'int32' }) };
    expect(() => evaluate(model, weights, none, { loss: crossEntropy })).toThrow('evaluate: the dataset is empty');
    const targets = model.forward(weights, data.inputs);
    expect(() => evaluate(model, weights, { ...data, targets }, { loss: sub })).toThrow(
      'evaluate: the loss answered with shape [10,3] — a loss is one number, a 0-d tensor; mean it?',
    );
  });
});
