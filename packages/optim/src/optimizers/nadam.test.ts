import { describe, expect, it } from 'vitest';
import file from '../golden/optimizers.json' with { type: 'json' };
import papers from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { nadam } from './nadam';

const torch = golden(file);
const settings = { lr: 0.01 };

const paperSettings = { lr: 0.02, beta1: 0.8, beta2: 0.95, eps: 1e-3, decay: 0.5 };
const paperOptions = { learningRate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-3, momentumDecay: 0.5 };

describe('nadam', () => {
  it('walks as PyTorch does', () => {
    torch.follow('torch.optim.NAdam', settings, nadam({ learningRate: 0.01, countTwice: true }));
  });
  it('walks as its paper says', () => {
    golden(papers).follow('nadam', paperSettings, nadam(paperOptions));
  });
  it('begins as PyTorch does', () => {
    expect(nadam().options).toEqual({
      learningRate: 0.002,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      momentumDecay: 0.004,
    });
  });
  const claims = {
    options: paperOptions,
    ...golden(papers).claim('nadam', paperSettings),
    downhill: { ...paperOptions, learningRate: 0.05, beta2: 0.999 },
  };
  it.each(optimizerChecks(nadam, claims))('$name', ({ run }) => run());
});
