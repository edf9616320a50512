import { dense, random, relu, sequential, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { predict } from './predict';

const model = sequential(dense(5), relu, dense(2));
const { weights } = model.init(random(1), [3]);
const inputs = random(2).normal([11, 3]);

describe('predict', () => {
  it('answers the same however the examples are dealt out', () => {
    const whole = model.forward(weights, inputs);
    for (const batchSize of [1, 2, 4, 11, 100]) {
      const answer = predict(model, weights, inputs, { batchSize });
      expect(answer.shape).toEqual([11, 2]);
      expect([...answer.data]).toEqual([...whole.data]);
    }
  });
  it('says what it cannot go through', () => {
    for (const batchSize of [0, -1, 1.5, Number.NaN]) {
      expect(() => predict(model, weights, inputs, { batchSize })).toThrow(
        `predict: batchSize ${batchSize} — a batch holds a whole number of examples, at least 1`,
      );
    }
    expect(() => predict(model, weights, tensor([], { shape: [0, 3] }))).toThrow(
      'predict: inputs [0,3] — the first axis counts the examples; there must be at least one',
    );
    expect(() => predict(model, weights, tensor(3))).toThrow('predict: inputs [] — the first axis counts the examples');
  });
});
