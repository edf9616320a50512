import { describe, expect, it } from 'vitest';
import file from '../golden/optimizers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { adagrad } from './adagrad';

const torch = golden(file);
const settings = { lr: 0.1, lr_decay: 0.05, initial_accumulator_value: 0.1 };

describe('adagrad', () => {
  it('walks as PyTorch does', () => {
    torch.follow(
      'torch.optim.Adagrad',
      settings,
      adagrad({ learningRate: 0.1, learningRateDecay: 0.05, initialAccumulator: 0.1 }),
    );
    torch.follow('torch.optim.Adagrad', { lr: 0.1 }, adagrad({ learningRate: 0.1 }));
  });
  it('begins as PyTorch does', () => {
    expect(adagrad().options).toEqual({
      learningRate: 0.01,
      learningRateDecay: 0,
      initialAccumulator: 0,
      epsilon: 1e-10,
    });
  });
  const claims = {
    options: { learningRate: 0.1, learningRateDecay: 0.05, initialAccumulator: 0.1 },
    ...torch.claim('torch.optim.Adagrad', settings),
    downhill: { learningRate: 1 },
  };
  it.each(optimizerChecks(adagrad, claims))('$name', ({ run }) => run());
});
