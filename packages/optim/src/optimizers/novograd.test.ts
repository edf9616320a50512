import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { novograd } from './novograd';
import { options, papers, settings, subjects } from './novograd.claims';

describe('novograd', () => {
  it('follows the path of its paper', () => {
    papers.follow('novograd', settings, novograd(options));
  });
  it('has the defaults of its paper', () => {
    expect(novograd().options).toEqual({ learningRate: 0.01, beta1: 0.95, beta2: 0.98, epsilon: 1e-8, weightDecay: 0 });
  });
  for (const { title, run } of optimizerChecks(subjects.novograd.make, subjects.novograd.claims)) it(title, run);
});
