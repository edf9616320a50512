import { describe, expect, it } from 'vitest';
import file from '../golden/optimizers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { adam } from './adam';
import { subjects } from './adam.claims';

const torch = golden(file);

describe('adam', () => {
  it('follows the path of PyTorch', () => {
    torch.follow('torch.optim.Adam', { lr: 0.01 }, adam({ learningRate: 0.01 }));
    torch.follow('torch.optim.Adam', { lr: 0.01, amsgrad: true }, adam({ learningRate: 0.01, amsgrad: true }));
  });
  it('has the defaults of PyTorch', () => {
    expect(adam().options).toEqual({ learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  });
  it('says which option makes no sense', () => {
    expect(() => adam({ beta1: 1 })).toThrow(
      'adam: beta1 is 1 — wanted a number in [0, 1), or a schedule t => number of such',
    );
    expect(() => adam({ learningRate: -0.1 })).toThrow('adam: learningRate is -0.1 — wanted a number in [0, ∞)');
    // @ts-expect-error no such option
    expect(() => adam({ betas: [0.9, 0.99] })).toThrow(
      'adam: option "betas" — there are learningRate, beta1, beta2, epsilon',
    );
  });
});

describe.each(Object.entries(subjects))('%s', (_, { make, claims }) => {
  for (const { title, run } of optimizerChecks(make, claims)) it(title, run);
});
