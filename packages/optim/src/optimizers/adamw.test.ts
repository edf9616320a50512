import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { adamw } from './adamw';
import { settings, subjects, torch } from './adamw.claims';

describe('adamw', () => {
  it('follows the path of PyTorch', () => {
    torch.follow('torch.optim.AdamW', settings, adamw({ learningRate: 0.01, weightDecay: 0.05 }));
  });
  it('has the defaults of PyTorch', () => {
    expect(adamw().options).toEqual({
      learningRate: 0.001,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      weightDecay: 0.01,
    });
  });
  for (const { title, run } of optimizerChecks(subjects.adamw.make, subjects.adamw.claims)) it(title, run);
});
