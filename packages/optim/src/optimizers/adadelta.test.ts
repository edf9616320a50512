import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { adadelta } from './adadelta';
import { settings, subjects, torch } from './adadelta.claims';

describe('adadelta', () => {
  it('follows the path of PyTorch', () => {
    torch.follow('torch.optim.Adadelta', settings, adadelta({ learningRate: 1 }));
  });
  it('has the defaults of PyTorch', () => {
    expect(adadelta().options).toEqual({ learningRate: 1, rho: 0.9, epsilon: 1e-6 });
  });
  for (const { title, run } of optimizerChecks(subjects.adadelta.make, subjects.adadelta.claims)) it(title, run);
});
