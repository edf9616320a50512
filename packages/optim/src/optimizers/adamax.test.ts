import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { adamax } from './adamax';
import { settings, subjects, torch } from './adamax.claims';

describe('adamax', () => {
  it('follows the path of PyTorch', () => {
    torch.follow('torch.optim.Adamax', settings, adamax({ learningRate: 0.02 }));
  });
  it('has the defaults of PyTorch', () => {
    expect(adamax().options).toEqual({ learningRate: 0.002, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  });
  for (const { title, run } of optimizerChecks(subjects.adamax.make, subjects.adamax.claims)) it(title, run);
});
