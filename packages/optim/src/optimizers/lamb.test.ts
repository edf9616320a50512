import { describe, expect, it } from 'vitest';
import file from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { lamb } from './lamb';

const papers = golden(file);
const settings = { lr: 0.02, beta1: 0.8, beta2: 0.95, eps: 1e-3, decay: 0.05 };
const options = { learningRate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-3, weightDecay: 0.05 };

describe('lamb', () => {
  it('walks as its paper says', () => {
    papers.follow('lamb', settings, lamb(options));
  });
  it('begins as its paper does', () => {
    expect(lamb().options).toEqual({ learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-6, weightDecay: 0 });
  });
  const claims = {
    options,
    ...papers.claim('lamb', settings),
    downhill: { learningRate: 0.05 },
    // the bias, whose slope is rounding alone for long, grows by shares of itself: after 600 steps it is anybody's guess
    steps: { 'logistic regression': 500 },
    // a weight of one number moves by a share of its size: it nears zero, and never crosses it
    exempt: { 'gets down the bowl': 'cannot cross zero', 'gets down the noisy bowl': 'cannot cross zero' },
  };
  it.each(optimizerChecks(lamb, claims))('$name', ({ run }) => run());
});
