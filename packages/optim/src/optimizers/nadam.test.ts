import { describe, expect, it } from 'vitest';
import file from '../golden/optimizers.json' with { type: 'json' };
import papers from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { nadam } from './nadam';
import { paperOptions, paperSettings, subjects } from './nadam.claims';

const torch = golden(file);
const settings = { lr: 0.01 };

describe('nadam', () => {
  it('follows the path of PyTorch', () => {
    torch.follow('torch.optim.NAdam', settings, nadam({ learningRate: 0.01, countTwice: true }));
  });
  it('follows the path of its paper', () => {
    golden(papers).follow('nadam', paperSettings, nadam(paperOptions));
  });
  it('has the defaults of PyTorch', () => {
    expect(nadam().options).toEqual({
      learningRate: 0.002,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      momentumDecay: 0.004,
    });
  });
});

describe.each(Object.entries(subjects))('%s', (_, { make, claims }) => {
  for (const { title, run } of optimizerChecks(make, claims)) it(title, run);
});
