import { describe, expect, it } from 'vitest';
import file from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { novograd } from './novograd';

const papers = golden(file);
const settings = { lr: 0.01, beta1: 0.8, beta2: 0.9, eps: 1e-3, decay: 0.05 };
const options = { learningRate: 0.01, beta1: 0.8, beta2: 0.9, epsilon: 1e-3, weightDecay: 0.05 };

describe('novograd', () => {
  it('walks as its paper says', () => {
    papers.follow('novograd', settings, novograd(options));
  });
  it('begins as its paper does', () => {
    expect(novograd().options).toEqual({ learningRate: 0.01, beta1: 0.95, beta2: 0.98, epsilon: 1e-8, weightDecay: 0 });
  });
  const claims = {
    options,
    ...papers.claim('novograd', settings),
    downhill: { learningRate: 0.01, beta1: 0.8 },
  };
  it.each(optimizerChecks(novograd, claims))('$name', ({ run }) => run());
});
