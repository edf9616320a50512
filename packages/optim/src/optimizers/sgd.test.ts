import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import file from '../golden/optimizers.json' with { type: 'json' };
import type { HillName } from '../testing/claims';
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { sgd } from './sgd';

const torch = golden(file);

describe('sgd', () => {
  it('walks as PyTorch does', () => {
    torch.follow('torch.optim.SGD', { lr: 0.1 }, sgd({ learningRate: 0.1 }));
    torch.follow('torch.optim.SGD', { lr: 0.05, momentum: 0.9 }, sgd({ learningRate: 0.05, momentum: 0.9 }));
    torch.follow(
      'torch.optim.SGD',
      { lr: 0.05, momentum: 0.9, nesterov: true },
      sgd({ learningRate: 0.05, momentum: 0.9, nesterov: true }),
    );
  });
  it('refuses to look ahead without a velocity', () => {
    expect(() => sgd({ nesterov: true })).toThrow('sgd: nesterov with momentum 0, dampening 0 — it looks ahead along');
    expect(() => sgd({ nesterov: true, momentum: 0.9, dampening: 0.1 })).toThrow(
      'sgd: nesterov with momentum 0.9, dampening 0.1',
    );
  });
  it('has no unknown options', () => {
    // @ts-expect-error PyTorch's word
    expect(() => sgd({ lr: 0.1 })).toThrow('sgd: option "lr" — there are learningRate, momentum, dampening');
  });
  it('remembers nothing without momentum', () => {
    expect(sgd().init({ w: tensor(1) })).toEqual({ w: {} });
  });
});

const rateFor = (hill: HillName) => (hill === 'rosenbrock' ? 0.001 : 0.05);

// v₁ = g₁, then v ← 0.8 v + 0.7 g, w ← w − 0.05 v, worked by hand
const path = {
  start: [1, -2],
  grads: [
    [1, 2],
    [-3, 0.5],
    [0, 1],
    [2, -1],
    [0.5, 0.25],
  ],
  weights: [
    [0.95, -2.1],
    [1.015, -2.1975],
    [1.067, -2.3105],
    [1.0386, -2.3659],
    [0.99838, -2.41897],
  ],
};

describe('sgd with momentum and dampening', () => {
  const claims = {
    options: { learningRate: 0.05, momentum: 0.8, dampening: 0.3 },
    path,
    source: 'PyTorch’s rule worked by hand',
    downhill: (hill: HillName) => ({ learningRate: rateFor(hill) / 5, momentum: 0.9, dampening: 0.1 }),
  };
  it.each(optimizerChecks(sgd, claims))('$name', ({ run }) => run());
});

describe('sgd with nesterov', () => {
  const claims = {
    options: { learningRate: 0.05, momentum: 0.9, nesterov: true },
    ...torch.claim('torch.optim.SGD', { lr: 0.05, momentum: 0.9, nesterov: true }),
    downhill: (hill: HillName) => ({ learningRate: rateFor(hill) / 5, momentum: 0.9, nesterov: true }),
  };
  it.each(optimizerChecks(sgd, claims))('$name', ({ run }) => run());
});

describe('sgd without momentum', () => {
  const claims = {
    options: { learningRate: 0.1 },
    ...torch.claim('torch.optim.SGD', { lr: 0.1 }),
    downhill: (hill: HillName) => ({ learningRate: rateFor(hill) }),
    steps: { 'logistic regression': 3000, rosenbrock: 3000 },
  };
  it.each(optimizerChecks(sgd, claims))('$name', ({ run }) => run());
});
