import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { rprop } from './rprop';
import { settings, subjects, torch } from './rprop.claims';

describe('rprop', () => {
  it('follows the path of PyTorch', () => {
    torch.follow('torch.optim.Rprop', settings, rprop({ learningRate: 0.01 }));
  });
  it('has the defaults of PyTorch', () => {
    expect(rprop().options).toEqual({ learningRate: 0.01, etaMinus: 0.5, etaPlus: 1.2, shortest: 1e-6, longest: 50 });
  });
  for (const { title, run } of optimizerChecks(subjects.rprop.make, subjects.rprop.claims)) it(title, run);
});
