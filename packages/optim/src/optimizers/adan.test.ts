import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { replayUpdates } from '../testing/replayUpdates';
import { adan } from './adan';
import { options, papers, settings, subjects } from './adan.claims';

describe('adan', () => {
  it('follows the path of its paper', () => {
    papers.follow('adan', settings, adan(options));
  });
  it('has the defaults of its paper', () => {
    expect(adan().options).toEqual({ learningRate: 0.001, beta1: 0.98, beta2: 0.92, beta3: 0.99, epsilon: 1e-8 });
  });
  it('starts a weight late as it starts one at once', () => {
    const optimizer = adan(options);
    const grads = [
      [3, -4],
      [1, 0.5],
      [-2, 1],
    ].map((data) => ({ w: tensor(data, { dtype: 'float64' }) }));
    const start = { w: tensor([1, 2], { dtype: 'float64' }) };
    const { points } = replayUpdates(optimizer, start, grads);
    expect(replayUpdates(optimizer, start, grads, { first: 5 }).points).toEqual(points);
  });
  for (const { title, run } of optimizerChecks(subjects.adan.make, subjects.adan.claims)) it(title, run);
});
