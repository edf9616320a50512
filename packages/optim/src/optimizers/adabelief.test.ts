import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { adabelief } from './adabelief';
import { options, papers, settings, subjects } from './adabelief.claims';

describe('adabelief', () => {
  it('walks as its paper says', () => {
    papers.follow('adabelief', settings, adabelief(options));
  });
  it('begins as its paper does', () => {
    expect(adabelief().options).toEqual({ learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-16 });
  });
  for (const { title, run } of optimizerChecks(subjects.adabelief.make, subjects.adabelief.claims)) it(title, run);
});
