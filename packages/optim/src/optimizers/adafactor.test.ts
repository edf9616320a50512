import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { adafactor } from './adafactor';
import { options, papers, settings, subjects } from './adafactor.claims';

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
  it.each(optimizerChecks(subjects.adafactor.make, subjects.adafactor.claims))('$title', ({ run }) => run());
});
