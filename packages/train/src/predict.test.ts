import { batchNorm, dense, random, relu, sequential, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { predict } from './predict';

const model = sequential(dense(5), relu, dense(2));
const { weights } = model.init(random(1), [3]);
const inputs = random(2).normal([11, 3]);

describe('predict', () => {
  it('returns the same whatever the batch size', () => {
    const whole = model.forward(weights, inputs);
    for (const batchSize of [1, 2, 4, 11, 100]) {
      const answer = predict(model, { weights }, inputs, { batchSize });
      expect(answer.shape).toEqual([11, 2]);
      expect([...answer.data]).toEqual([...whole.data]);
    }
  });
  it('passes the buffers on, and reports missing ones', () => {
    const normed = sequential(dense(2), batchNorm());
    const made = normed.init(random(1), [3]);
    const buffers = { ...made.buffers, '1.batchNorm/mean': tensor([100, 100]) };
    const [zero, far] = [made, { ...made, buffers }].map((trained) => predict(normed, trained, inputs));
    zero!.data.forEach((value, i) => {
      expect(far!.data[i]).toBeCloseTo(value - 100, 2);
    });
    expect(() => predict(normed, { weights: made.weights }, inputs)).toThrow(
      '1.batchNorm: "1.batchNorm/mean" is not in buffers — there are none; pass those',
    );
  });
  it('uses the evaluation weights if there are any', () => {
    const evaluationWeights = model.init(random(7), [3]).weights;
    expect(predict(model, { weights, evaluationWeights }, inputs)).toEqual(model.forward(evaluationWeights, inputs));
  });
  it('says what it needs instead of weights alone', () => {
    expect(() => predict(model, weights as never, inputs)).toThrow(
      'predict: no weights among 0.dense/kernel, 0.dense/bias, 2.dense/kernel, 2.dense/bias — wanted { weights, buffers }, or the whole result of fit',
    );
  });
  it('says which inputs it rejects', () => {
    for (const batchSize of [0, -1, 1.5, Number.NaN]) {
      expect(() => predict(model, { weights }, inputs, { batchSize })).toThrow(
        `predict: batchSize is ${batchSize} — wanted a whole number of at least 1`,
      );
    }
    expect(() => predict(model, { weights }, tensor([], { shape: [0, 3] }))).toThrow(
      'predict: inputs [0,3] — the first axis counts the examples; there must be at least one',
    );
    expect(() => predict(model, { weights }, [[0, 1, 2]] as never)).toThrow(
      'predict: inputs is a list of 1 — wanted a tensor; tensor([1, 2])?',
    );
    expect(() => predict(model, { weights }, inputs, 4 as never)).toThrow(
      'predict: 4 — options come in a record; predict(model, trained, inputs, { batchSize: 4 })?',
    );
    const undone = Promise.resolve({ weights }) as never as { weights: never };
    expect(() => predict(model, undone, inputs)).toThrow(
      'predict: trained is a promise — wanted the result of fit, or { weights, buffers }; await it?',
    );
    expect(() => predict(model, undone.weights, inputs)).toThrow(
      'predict: trained is undefined — wanted the result of fit',
    );
    expect(() => predict(inputs as never, { weights }, inputs)).toThrow('predict: model is a tensor — wanted a layer');
    expect(() => predict(model, { weights }, tensor(3))).toThrow(
      'predict: inputs [] — the first axis counts the examples',
    );
  });
});
