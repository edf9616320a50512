import { describe, expect, it } from 'vitest';
import file from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { lars } from './lars';

const papers = golden(file);
const settings = { lr: 2, momentum: 0.8, decay: 0.05, trust: 0.01 };
const options = { learningRate: 2, momentum: 0.8, weightDecay: 0.05, trust: 0.01 };

describe('lars', () => {
  it('walks as its paper says', () => {
    papers.follow('lars', settings, lars(options));
  });
  it('begins as its paper does', () => {
    expect(lars().options).toEqual({ learningRate: 1, momentum: 0.9, weightDecay: 0, trust: 0.001 });
  });
  const claims = {
    options,
    ...papers.claim('lars', settings),
    downhill: (hill: string) => ({ learningRate: hill === 'noisy bowl' ? 0.2 : 0.5, trust: 0.02 }),
  };
  it.each(optimizerChecks(lars, claims))('$name', ({ run }) => run());
});
