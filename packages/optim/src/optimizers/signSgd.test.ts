import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { signSgd } from './signSgd';
import { options, papers, settings, subjects } from './signSgd.claims';

describe('signSgd', () => {
  it('follows the path of its paper', () => {
    papers.follow('signum', settings, signSgd(options));
  });
  it('has the defaults of its paper', () => {
    expect(signSgd().options).toEqual({ learningRate: 0.001, momentum: 0 });
  });
  for (const { title, run } of optimizerChecks(subjects.signSgd.make, subjects.signSgd.claims)) it(title, run);
});
