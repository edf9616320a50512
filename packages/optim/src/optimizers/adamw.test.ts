import { describe, expect, it } from 'vitest';
import file from '../golden/optimizers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { adamw } from './adamw';

const torch = golden(file);
const settings = { lr: 0.01, weight_decay: 0.05 };

describe('adamw', () => {
  it('walks as PyTorch does', () => {
    torch.follow('torch.optim.AdamW', settings, adamw({ learningRate: 0.01, weightDecay: 0.05 }));
  });
  it('begins as PyTorch does', () => {
    expect(adamw().options).toEqual({
      learningRate: 0.001,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      weightDecay: 0.01,
    });
  });
  const claims = {
    options: { learningRate: 0.01, weightDecay: 0.05 },
    ...torch.claim('torch.optim.AdamW', settings),
    downhill: { learningRate: 0.05, weightDecay: 0.001 },
  };
  it.each(optimizerChecks(adamw, claims))('$name', ({ run }) => run());
});
