import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { asgd } from './asgd';
import { settings, subjects, torch } from './asgd.claims';

describe('asgd', () => {
  it('follows the path of PyTorch', () => {
    torch.follow('torch.optim.ASGD', settings, asgd({ learningRate: 0.05 }));
  });
  it('has the defaults of PyTorch', () => {
    expect(asgd().options).toEqual({ learningRate: 0.01, lambda: 1e-4, alpha: 0.75, averageFrom: 1e6 });
  });
  for (const { title, run } of optimizerChecks(subjects.asgd.make, subjects.asgd.claims)) it(title, run);
});
