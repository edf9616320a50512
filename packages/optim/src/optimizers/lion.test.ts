import { describe, expect, it } from 'vitest';
import file from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { lion } from './lion';

const papers = golden(file);
const settings = { lr: 0.03, beta1: 0.7, beta2: 0.8 };
const options = { learningRate: 0.03, beta1: 0.7, beta2: 0.8 };

describe('lion', () => {
  it('walks as its paper says', () => {
    papers.follow('lion', settings, lion(options));
  });
  it('begins as its paper does', () => {
    expect(lion().options).toEqual({ learningRate: 1e-4, beta1: 0.9, beta2: 0.99 });
  });
  const claims = {
    options,
    ...papers.claim('lion', settings),
    downhill: { learningRate: 0.02 },
  };
  it.each(optimizerChecks(lion, claims))('$name', ({ run }) => run());
});
