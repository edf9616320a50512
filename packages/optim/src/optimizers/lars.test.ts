import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { lars } from './lars';
import { options, papers, settings, subjects } from './lars.claims';

describe('lars', () => {
  it('follows the path of its paper', () => {
    papers.follow('lars', settings, lars(options));
  });
  it('has the defaults of its paper', () => {
    expect(lars().options).toEqual({ learningRate: 1, momentum: 0.9, weightDecay: 0, trust: 0.001 });
  });
  for (const { title, run } of optimizerChecks(subjects.lars.make, subjects.lars.claims)) it(title, run);
});
