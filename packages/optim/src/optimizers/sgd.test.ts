import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import file from '../golden/optimizers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { sgd } from './sgd';
import { subjects } from './sgd.claims';

const torch = golden(file);

describe('sgd', () => {
  it('follows the path of PyTorch', () => {
    torch.follow('torch.optim.SGD', { lr: 0.1 }, sgd({ learningRate: 0.1 }));
    torch.follow('torch.optim.SGD', { lr: 0.05, momentum: 0.9 }, sgd({ learningRate: 0.05, momentum: 0.9 }));
    torch.follow(
      'torch.optim.SGD',
      { lr: 0.05, momentum: 0.9, nesterov: true },
      sgd({ learningRate: 0.05, momentum: 0.9, nesterov: true }),
    );
  });
  it('refuses nesterov without momentum', () => {
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

describe.each(Object.entries(subjects))('%s', (_, { make, claims }) => {
  for (const { title, run } of optimizerChecks(make, claims)) it(title, run);
});
