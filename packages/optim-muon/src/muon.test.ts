import type { Optimizer, Weights } from '@gd/core';
import { add, mean, random, square, tensor } from '@gd/core';
import { adamw, descend, sgd } from '@gd/optim';
import { optimizerChecks } from '@gd/optim/testing';
import { describe, expect, it } from 'vitest';
import { muon } from './muon';
import { options, settings, still, subjects, worked } from './muon.claims';

describe('muon', () => {
  it('follows the path computed from singular values', () => {
    worked.follow('muon', settings, muon(options));
    worked.follow(
      'muon',
      { lr: 0.03, momentum: 0.8, decay: 0, eps: 1e-7, nesterov: false, scale: 'original' },
      muon({ learningRate: 0.03, momentum: 0.8, nesterov: false }),
    );
    worked.follow(
      'muon',
      { lr: 0.01, momentum: 0.95, decay: 0.1, eps: 1e-7, nesterov: true, scale: 'matchAdamw' },
      muon({ learningRate: 0.01, weightDecay: 0.1, scale: 'matchAdamw' }),
    );
  });
  it('has the defaults of its author', () => {
    expect(muon().options).toEqual({
      learningRate: 0.02,
      momentum: 0.95,
      weightDecay: 0,
      epsilon: 1e-7,
      'fallback/learningRate': 3e-4,
      'fallback/beta1': 0.9,
      'fallback/beta2': 0.95,
      'fallback/epsilon': 1e-8,
      'fallback/weightDecay': 0,
    });
  });
  it('says which option makes no sense', () => {
    expect(() => muon({ momentum: 1 })).toThrow(
      'muon: momentum is 1 — wanted a number in [0, 1), or a schedule t => number of such',
    );
    // @ts-expect-error no such scale
    expect(() => muon({ scale: 'large' })).toThrow('muon: scale is "large" — wanted one of original, matchAdamw');
    expect(() => muon({ takes: () => true }).init({ bias: tensor([1, 2, 3]) })).toThrow(
      'muon: takes picks "bias" [3] — it has no rows and columns; leave it to the fallback',
    );
  });
});

describe('muon among other weights', () => {
  const start: Weights = {
    'first/kernel': random(1).normal([3, 4]),
    'first/bias': random(2).normal([4]),
    'last/kernel': random(3).normal([4, 2]),
  };
  // every weight has its own gradient, so it follows the same path alone and among others
  const loss = (weights: Weights) =>
    Object.values(weights).reduce((total, weight) => add(total, mean(square(weight))), tensor(0));
  const end = (optimizer: Optimizer, names: readonly string[]): Weights => {
    const from = Object.fromEntries(names.map((name) => [name, start[name]!]));
    for (const { t, weights } of descend(loss, from, optimizer)) if (t === 7) return weights;
    return {};
  };
  const fallback = adamw({ learningRate: (t) => 0.1 / t, weightDecay: 0.1 });
  const kernels = ['first/kernel', 'last/kernel'];

  it('updates matrices itself and the rest as the fallback does, with its schedules', () => {
    const together = end(muon({ fallback }), Object.keys(start));
    expect(together).toEqual({
      ...end(muon({ fallback: still }), kernels),
      ...end(fallback, ['first/bias']),
    });
    expect(together['first/bias']).not.toEqual(start['first/bias']);
  });
  it('leaves weights that `takes` rejects to the fallback', () => {
    const takes = (name: string) => name === 'first/kernel';
    expect(end(muon({ fallback: sgd({ learningRate: 0.1 }), takes }), kernels)).toEqual({
      ...end(muon(), ['first/kernel']),
      ...end(sgd({ learningRate: 0.1 }), ['last/kernel']),
    });
  });
  it('scales updates by the shape of the matrix', () => {
    const wide = { w: tensor([[1, 0, 0, 0]], { dtype: 'float64' }) };
    const length = (scale: 'original' | 'matchAdamw') => {
      const { updates } = descend(loss, wide, muon({ scale })).next().value;
      return Math.abs(updates.w!.data[0]!);
    };
    expect(length('original') / length('matchAdamw')).toBeCloseTo(2 / 0.4, 10);
  });
});

describe('muon passes the kit', () => {
  for (const { title, run } of optimizerChecks(subjects.muon.make, subjects.muon.claims)) it(title, run);
});

describe('muon over a fallback that averages', () => {
  it('evaluates the other weights with its averages, and shows its settings', () => {
    const fallback: Optimizer = { ...sgd(), evaluationWeights: (_, weights) => mapped(weights) };
    const mapped = (weights: Weights) => Object.fromEntries(Object.keys(weights).map((name) => [name, tensor(7)]));
    const optimizer = muon({ fallback, scale: 'matchAdamw' });
    expect(optimizer.settings).toEqual({ nesterov: true, scale: 'matchAdamw', 'fallback/nesterov': false });
    const weights = { kernel: tensor([[1, 2]]), bias: tensor([3]) };
    const evaluated = optimizer.evaluationWeights!(optimizer.init(weights), weights);
    expect(evaluated).toEqual({ kernel: weights.kernel, bias: tensor(7) });
    expect(muon().evaluationWeights).toBeUndefined();
  });
});
