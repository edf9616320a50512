import { describe, expect, it } from 'vitest';
import file from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { adabelief } from './adabelief';

const papers = golden(file);
const settings = { lr: 0.02, beta1: 0.8, beta2: 0.95, eps: 1e-3 };
const options = { learningRate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-3 };

describe('adabelief', () => {
  it('walks as its paper says', () => {
    papers.follow('adabelief', settings, adabelief(options));
  });
  it('begins as its paper does', () => {
    expect(adabelief().options).toEqual({ learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-16 });
  });
  const claims = {
    options,
    ...papers.claim('adabelief', settings),
    downhill: { learningRate: 0.05 },
  };
  it.each(optimizerChecks(adabelief, claims))('$name', ({ run }) => run());
});
