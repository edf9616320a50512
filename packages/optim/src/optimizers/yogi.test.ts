import { describe, expect, it } from 'vitest';
import file from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { yogi } from './yogi';

const papers = golden(file);
const settings = { lr: 0.02, beta1: 0.8, beta2: 0.95, eps: 1e-2 };
const options = { learningRate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-2 };

describe('yogi', () => {
  it('walks as its paper says', () => {
    papers.follow('yogi', settings, yogi(options));
  });
  it('begins as its paper does', () => {
    expect(yogi().options).toEqual({ learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-3 });
  });
  const claims = {
    options,
    ...papers.claim('yogi', settings),
    downhill: { learningRate: 0.05 },
  };
  it.each(optimizerChecks(yogi, claims))('$name', ({ run }) => run());
});
