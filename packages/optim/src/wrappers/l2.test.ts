import { describe, expect, it } from 'vitest';
import { adam } from '../optimizers/adam';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { l2 } from './l2';
import { ofAdam, subjects, torch } from './l2.claims';

const ofSgd = { lr: 0.05, momentum: 0.8, dampening: 0.3, weight_decay: 0.02 };

describe('l2', () => {
  it("is PyTorch's weight_decay of SGD and Adam", () => {
    const sledge = sgd({ learningRate: 0.05, momentum: 0.8, dampening: 0.3 });
    torch.follow('torch.optim.SGD', ofSgd, l2(sledge, { l2: 0.02 }));
    const both = adam({ learningRate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-6 });
    torch.follow('torch.optim.Adam', ofAdam, l2(both, { l2: 0.01 }));
  });
  it('has its name and its option', () => {
    expect(l2(sgd()).name).toBe('l2(sgd)');
    expect(l2(sgd()).options).toEqual({ learningRate: 0.01, l2: 0.01 });
    expect(() => l2(sgd(), { l2: -1 })).toThrow(
      'l2: l2 is -1 — wanted a number in [0, ∞), or a schedule t => number of such',
    );
    expect(() => l2(l2(sgd()))).toThrow('l2: l2(sgd) has an option "l2" already — wrap it once');
  });
  for (const { title, run } of optimizerChecks(subjects.l2.make, subjects.l2.claims)) it(title, run);
});
