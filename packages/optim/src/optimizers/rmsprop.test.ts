import { describe, expect, it } from 'vitest';
import file from '../golden/optimizers.json' with { type: 'json' };
import papersFile from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { rmsprop } from './rmsprop';

const torch = golden(file);
const papers = golden(papersFile);
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

describe.each([false, true])('rmsprop with epsilon inside the root, centred: %s', (centred) => {
  const claims = {
    options: { learningRate: 0.02, decay: 0.8, epsilon: 0.05, momentum: 0.5, centred, epsilonInside: true },
    ...papers.claim('rmsprop_epsilon_inside', { lr: 0.02, decay: 0.8, eps: 0.05, momentum: 0.5, centred }),
    downhill: { learningRate: 0.01, epsilonInside: true },
  };
  it.each(optimizerChecks(rmsprop, claims))('$name', ({ run }) => run());
  it('is not as with epsilon outside', () => {
    const settings = { lr: 0.02, decay: 0.8, eps: 0.05, momentum: 0.5, centred };
    const outside = rmsprop({ ...claims.options, epsilonInside: false });
    papers.follow('rmsprop_epsilon_inside', settings, rmsprop(claims.options));
    expect(() => papers.follow('rmsprop_epsilon_inside', settings, outside)).toThrow();
  });
});
