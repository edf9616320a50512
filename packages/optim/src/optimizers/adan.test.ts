import { describe, expect, it } from 'vitest';
import file from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { adan } from './adan';

const papers = golden(file);
const settings = { lr: 0.02, beta1: 0.9, beta2: 0.8, beta3: 0.95, eps: 1e-3 };
const options = { learningRate: 0.02, beta1: 0.9, beta2: 0.8, beta3: 0.95, epsilon: 1e-3 };

describe('adan', () => {
  it('walks as its paper says', () => {
    papers.follow('adan', settings, adan(options));
  });
  it('begins as its paper does', () => {
    expect(adan().options).toEqual({ learningRate: 0.001, beta1: 0.98, beta2: 0.92, beta3: 0.99, epsilon: 1e-8 });
  });
  const claims = {
    options,
    ...papers.claim('adan', settings),
    downhill: { learningRate: 0.05 },
  };
  it.each(optimizerChecks(adan, claims))('$name', ({ run }) => run());
});
