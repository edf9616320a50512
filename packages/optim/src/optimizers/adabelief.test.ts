import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { adabelief } from './adabelief';
import { options, papers, settings, subjects } from './adabelief.claims';

describe('adabelief', () => {
  it('follows the path of its paper', () => {
    papers.follow('adabelief', settings, adabelief(options));
  });
  it('has the defaults of its paper', () => {
    expect(adabelief().options).toEqual({ learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-16 });
  });
  for (const { title, run } of optimizerChecks(subjects.adabelief.make, subjects.adabelief.claims)) it(title, run);
});
