import { describe, expect, it } from 'vitest';
import file from '../golden/optimizers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { adamax } from './adamax';

const torch = golden(file);
const settings = { lr: 0.02 };

describe('adamax', () => {
  it('walks as PyTorch does', () => {
    torch.follow('torch.optim.Adamax', settings, adamax({ learningRate: 0.02 }));
  });
  it('begins as PyTorch does', () => {
    expect(adamax().options).toEqual({ learningRate: 0.002, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  });
  const claims = {
    options: { learningRate: 0.02 },
    ...torch.claim('torch.optim.Adamax', settings),
    downhill: { learningRate: 0.1 },
  };
  it.each(optimizerChecks(adamax, claims))('$name', ({ run }) => run());
});
