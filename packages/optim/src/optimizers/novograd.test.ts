import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { replayUpdates } from '../testing/replayUpdates';
import { novograd } from './novograd';
import { options, papers, settings, subjects } from './novograd.claims';

describe('novograd', () => {
  it('follows the path of its paper', () => {
    papers.follow('novograd', settings, novograd(options));
  });
  it('has the defaults of its paper', () => {
    expect(novograd().options).toEqual({ learningRate: 0.01, beta1: 0.95, beta2: 0.98, epsilon: 1e-8, weightDecay: 0 });
  });
  it('starts a weight late as it starts one at once', () => {
    const optimizer = novograd(options);
    const grads = [
      [3, -4],
      [1, 0.5],
      [-2, 1],
    ].map((data) => ({ w: tensor(data, { dtype: 'float64' }) }));
    const start = { w: tensor([1, 2], { dtype: 'float64' }) };
    const { points } = replayUpdates(optimizer, start, grads);
    expect(replayUpdates(optimizer, start, grads, { first: 5 }).points).toEqual(points);
  });
  it('starts anew while gradients are 0, so that its first step is not 1 / √(1 − beta2) times too long', () => {
    const grads = [0, 0, 7].map((size) => ({ w: tensor([size, -size], { dtype: 'float64' }) }));
    const { updates } = replayUpdates(novograd({ learningRate: 1, epsilon: 1e-12 }), { w: grads[0]!.w }, grads);
    expect([...updates[2]!.w!.data]).toEqual([expect.closeTo(-Math.SQRT1_2, 12), expect.closeTo(Math.SQRT1_2, 12)]);
  });
  for (const { title, run } of optimizerChecks(subjects.novograd.make, subjects.novograd.claims)) it(title, run);
});
