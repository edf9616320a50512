import { describe, expect, it } from 'vitest';
import file from '../golden/optimizers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { asgd } from './asgd';

const torch = golden(file);
const settings = { lr: 0.05 };

describe('asgd', () => {
  it('walks as PyTorch does', () => {
    torch.follow('torch.optim.ASGD', settings, asgd({ learningRate: 0.05 }));
  });
  it('begins as PyTorch does', () => {
    expect(asgd().options).toEqual({ learningRate: 0.01, lambda: 1e-4, alpha: 0.75, averageFrom: 1e6 });
  });
  const claims = {
    options: { learningRate: 0.05 },
    ...torch.claim('torch.optim.ASGD', settings),
    downhill: (hill: string) => ({ learningRate: hill === 'rosenbrock' ? 0.001 : 0.05 }),
    steps: { rosenbrock: 3000, 'logistic regression': 3000 },
  };
  it.each(optimizerChecks(asgd, claims))('$name', ({ run }) => run());
});
