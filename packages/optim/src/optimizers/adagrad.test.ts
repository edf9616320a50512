import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { adagrad } from './adagrad';
import { settings, subjects, torch } from './adagrad.claims';

describe('adagrad', () => {
  it('follows the path of PyTorch', () => {
    torch.follow(
      'torch.optim.Adagrad',
      settings,
      adagrad({ learningRate: 0.1, learningRateDecay: 0.05, initialAccumulator: 0.1 }),
    );
    torch.follow('torch.optim.Adagrad', { lr: 0.1 }, adagrad({ learningRate: 0.1 }));
  });
  it('has the defaults of PyTorch', () => {
    expect(adagrad().options).toEqual({
      learningRate: 0.01,
      learningRateDecay: 0,
      initialAccumulator: 0,
      epsilon: 1e-10,
    });
  });
  for (const { title, run } of optimizerChecks(subjects.adagrad.make, subjects.adagrad.claims)) it(title, run);
});
