import { describe, expect, it } from 'vitest';
import file from '../golden/optimizers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { rmsprop } from './rmsprop';

const torch = golden(file);
const centred = { lr: 0.01, alpha: 0.9, centered: true, momentum: 0.5 };

describe('rmsprop', () => {
  it('walks as PyTorch does', () => {
    torch.follow('torch.optim.RMSprop', { lr: 0.01 }, rmsprop({ learningRate: 0.01 }));
    torch.follow('torch.optim.RMSprop', centred, rmsprop({ decay: 0.9, centred: true, momentum: 0.5 }));
  });
  it('begins as PyTorch does', () => {
    expect(rmsprop().options).toEqual({ learningRate: 0.01, decay: 0.99, epsilon: 1e-8, momentum: 0 });
  });
});

describe('rmsprop', () => {
  const claims = {
    options: { learningRate: 0.01 },
    ...torch.claim('torch.optim.RMSprop', { lr: 0.01 }),
  };
  it.each(optimizerChecks(rmsprop, claims))('$name', ({ run }) => run());
});

describe('rmsprop, centred and with momentum', () => {
  const claims = {
    options: { learningRate: 0.01, decay: 0.9, centred: true, momentum: 0.5 },
    ...torch.claim('torch.optim.RMSprop', centred),
    downhill: { learningRate: 0.01 },
  };
  it.each(optimizerChecks(rmsprop, claims))('$name', ({ run }) => run());
});
