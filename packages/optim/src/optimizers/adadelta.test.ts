import { describe, expect, it } from 'vitest';
import file from '../golden/optimizers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import type { AdadeltaOptions } from './adadelta';
import { adadelta } from './adadelta';

const torch = golden(file);
const settings = { lr: 1.0 };

describe('adadelta', () => {
  it('walks as PyTorch does', () => {
    torch.follow('torch.optim.Adadelta', settings, adadelta({ learningRate: 1 }));
  });
  it('begins as PyTorch does', () => {
    expect(adadelta().options).toEqual({ learningRate: 1, rho: 0.9, epsilon: 1e-6 });
  });
  const claims = {
    options: { learningRate: 1 } as AdadeltaOptions,
    ...torch.claim('torch.optim.Adadelta', settings),
    downhill: { learningRate: 1, rho: 0.95, epsilon: 1e-4 },
  };
  it.each(optimizerChecks(adadelta, claims))('$name', ({ run }) => run());
});
