import type { Optimizer, Weights } from '@gd/core';
import { mul, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import * as optim from './index';
import { adam, asgd, ema, freeze, partition, sgd } from './index';
import { replayUpdates } from './testing/replayUpdates';
import { mapWeights } from './weights/mapWeights';

const weights: Weights = { a: tensor([1, 2]), b: tensor(3) };
const averaging: Optimizer = {
  ...adam({ amsgrad: true }),
  evaluationWeights: (_, weights) => mapWeights(weights, (weight) => mul(weight, 10)),
};
const names = ['adaptiveClip', 'centralizeGradients', 'clipByGlobalNorm', 'clipByNorm', 'clipByValue'] as const;
const more = ['decoupledWeightDecay', 'gradientNoise', 'l2', 'lookahead', 'skipNonFinite'] as const;
const wrapped: [string, Optimizer][] = [
  ...[...names, ...more].map((name): [string, Optimizer] => [name, optim[name](averaging)]),
  ['freeze', freeze(averaging, () => false)],
];

describe('every wrapper', () => {
  it.each(wrapped)('%s passes on the settings and the evaluation weights of the inner optimizer', (_, optimizer) => {
    expect(optimizer.settings).toEqual({ amsgrad: true });
    const { states, points } = replayUpdates(optimizer, weights, [weights]);
    const { a } = optimizer.evaluationWeights!(states[1]!, points[1]!);
    expect(a).toEqual(mul(points[1]!.a!, 10));
  });
  it('passes on no evaluation weights if there are none', () => {
    const both = partition(() => 'one', { one: sgd() });
    for (const optimizer of [optim.lookahead(sgd()), optim.l2(sgd()), both]) {
      expect(optimizer.evaluationWeights).toBeUndefined();
    }
  });
});

describe('averages', () => {
  it('ema and asgd return theirs', () => {
    for (const optimizer of [ema(sgd({ learningRate: 1 }), { averageDecay: 0.5 }), asgd({ averageFrom: 0 })]) {
      expect(optimizer.evaluationWeights!(optimizer.init(weights) as never, weights)).toEqual(weights);
      const { states, points } = replayUpdates(optimizer as Optimizer, weights, [weights, weights, weights]);
      const evaluated = optimizer.evaluationWeights!(states[3] as never, points[3]!);
      expect(evaluated.b!.data[0]).toBeGreaterThan(points[3]!.b!.data[0]!);
    }
  });
  it('partition takes each from the optimizer of its weight, under the settings of all', () => {
    const optimizer = partition((name) => (name === 'a' ? 'average' : 'plain'), { average: averaging, plain: sgd() });
    expect(optimizer.settings).toEqual({ 'average/amsgrad': true, 'plain/nesterov': false });
    const { a, b } = optimizer.evaluationWeights!(optimizer.init(weights), weights);
    expect([...a!.data, ...b!.data]).toEqual([10, 20, 3]);
  });
});
