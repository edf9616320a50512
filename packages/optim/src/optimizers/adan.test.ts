import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { adan } from './adan';
import { options, papers, settings, subjects } from './adan.claims';

describe('adan', () => {
  it('follows the path of its paper', () => {
    papers.follow('adan', settings, adan(options));
  });
  it('has the defaults of its paper', () => {
    expect(adan().options).toEqual({ learningRate: 0.001, beta1: 0.98, beta2: 0.92, beta3: 0.99, epsilon: 1e-8 });
  });
  for (const { title, run } of optimizerChecks(subjects.adan.make, subjects.adan.claims)) it(title, run);
});
