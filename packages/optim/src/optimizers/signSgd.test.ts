import { describe, expect, it } from 'vitest';
import file from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { signSgd } from './signSgd';

const papers = golden(file);
const settings = { lr: 0.03, momentum: 0.6 };
const options = { learningRate: 0.03, momentum: 0.6 };

describe('signSgd', () => {
  it('walks as its paper says', () => {
    papers.follow('signum', settings, signSgd(options));
  });
  it('begins as its paper does', () => {
    expect(signSgd().options).toEqual({ learningRate: 0.001, momentum: 0 });
  });
  const claims = {
    options,
    ...papers.claim('signum', settings),
    downhill: { learningRate: 0.01, momentum: 0.9 },
  };
  it.each(optimizerChecks(signSgd, claims))('$name', ({ run }) => run());
});
