import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { lamb } from './lamb';
import { options, papers, settings, subjects } from './lamb.claims';

describe('lamb', () => {
  it('follows the path of its paper', () => {
    papers.follow('lamb', settings, lamb(options));
  });
  it('has the defaults of its paper', () => {
    expect(lamb().options).toEqual({ learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-6, weightDecay: 0 });
  });
  for (const { title, run } of optimizerChecks(subjects.lamb.make, subjects.lamb.claims)) it(title, run);
});
