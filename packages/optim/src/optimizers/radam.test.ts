import { describe, expect, it } from 'vitest';
import file from '../golden/optimizers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { radam } from './radam';

const torch = golden(file);
const settings = { lr: 0.01 };

describe('radam', () => {
  it('walks as PyTorch does', () => {
    torch.follow('torch.optim.RAdam', settings, radam({ learningRate: 0.01 }));
  });
  it('begins as PyTorch does', () => {
    expect(radam().options).toEqual({ learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  });
  const claims = {
    options: { learningRate: 0.01 },
    ...torch.claim('torch.optim.RAdam', settings),
    // its first steps are as long as the slopes are steep
    downhill: (hill: string) => ({ learningRate: hill === 'rosenbrock' ? 0.001 : 0.05 }),
    steps: { rosenbrock: 4000 },
  };
  it.each(optimizerChecks(radam, claims))('$name', ({ run }) => run());
});
