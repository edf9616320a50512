import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import file from '../golden/optimizers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { replayUpdates } from '../testing/replayUpdates';
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
  it('starts a weight late as it starts one at once', () => {
    const optimizer = sgd({ learningRate: 0.1, momentum: 0.9, dampening: 0.9 });
    const grads = [
      [3, -4],
      [1, 0.5],
      [-2, 1],
    ].map((data) => ({ w: tensor(data, { dtype: 'float64' }) }));
    const start = { w: tensor([1, 2], { dtype: 'float64' }) };
    const { points } = replayUpdates(optimizer, start, grads);
    expect(replayUpdates(optimizer, start, grads, { first: 5 }).points).toEqual(points);
  });
  it('takes gradients whole where a schedule of momentum is 0', () => {
    const optimizer = sgd({ learningRate: 1, momentum: (t) => (t > 2 ? 0 : 0.5), dampening: 0.5 });
    const grads = [1, 2, 4, 8].map((size) => ({ w: tensor(size, { dtype: 'float64' }) }));
    const { updates } = replayUpdates(optimizer, { w: tensor(0, { dtype: 'float64' }) }, grads);
    // 1, then 0.5 · 1 + 0.5 · 2, then the gradients
    expect(updates.map(({ w }) => w!.data[0])).toEqual([-1, -1.5, -4, -8]);
  });
  it('remembers nothing without momentum', () => {
    expect(sgd().init({ w: tensor(1) })).toEqual({ w: {} });
  });
});

describe.each(Object.entries(subjects))('%s', (_, { make, claims }) => {
  for (const { title, run } of optimizerChecks(make, claims)) it(title, run);
});
