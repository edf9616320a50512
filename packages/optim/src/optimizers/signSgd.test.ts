import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { signSgd } from './signSgd';
import { options, papers, settings, subjects } from './signSgd.claims';

describe('signSgd', () => {
  it('walks as its paper says', () => {
    papers.follow('signum', settings, signSgd(options));
  });
  it('begins as its paper does', () => {
    expect(signSgd().options).toEqual({ learningRate: 0.001, momentum: 0 });
  });
  for (const { title, run } of optimizerChecks(subjects.signSgd.make, subjects.signSgd.claims)) it(title, run);
});
