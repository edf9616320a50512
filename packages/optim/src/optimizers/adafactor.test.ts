import { describe, expect, it } from 'vitest';
import file from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { adafactor } from './adafactor';

const papers = golden(file);
const settings = { lr: 0.05, power: 0.7, eps1: 1e-4, eps2: 0.01, clip: 0.9 };
const options = { learningRate: 0.05, decayPower: 0.7, epsilon1: 1e-4, epsilon2: 0.01, clip: 0.9 };

describe('adafactor', () => {
  it('walks as its paper says', () => {
    papers.follow('adafactor', settings, adafactor(options));
  });
  it('begins as its paper does', () => {
    expect(adafactor().options).toEqual({
      learningRate: 0.01,
      decayPower: 0.8,
      epsilon1: 1e-30,
      epsilon2: 1e-3,
      clip: 1,
    });
  });
  const claims = {
    options,
    ...papers.claim('adafactor', settings),
    downhill: { learningRate: 0.05, epsilon2: 0.5 },
  };
  it.each(optimizerChecks(adafactor, claims))('$name', ({ run }) => run());
});
