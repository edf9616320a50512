import { describe, expect, it } from 'vitest';
import file from '../golden/optimizers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { rprop } from './rprop';

const torch = golden(file);
const settings = { lr: 0.01 };

describe('rprop', () => {
  it('walks as PyTorch does', () => {
    torch.follow('torch.optim.Rprop', settings, rprop({ learningRate: 0.01 }));
  });
  it('begins as PyTorch does', () => {
    expect(rprop().options).toEqual({ learningRate: 0.01, etaMinus: 0.5, etaPlus: 1.2, shortest: 1e-6, longest: 50 });
  });
  const claims = {
    options: { learningRate: 0.01, longest: 50 },
    ...torch.claim('torch.optim.Rprop', settings),
    downhill: {},
  };
  it.each(optimizerChecks(rprop, claims))('$name', ({ run }) => run());
});
