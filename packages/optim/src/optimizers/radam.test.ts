import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { radam } from './radam';
import { settings, subjects, torch } from './radam.claims';

describe('radam', () => {
  it('follows the path of PyTorch', () => {
    torch.follow('torch.optim.RAdam', settings, radam({ learningRate: 0.01 }));
  });
  it('has the defaults of PyTorch', () => {
    expect(radam().options).toEqual({ learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  });
  for (const { title, run } of optimizerChecks(subjects.radam.make, subjects.radam.claims)) it(title, run);
});
