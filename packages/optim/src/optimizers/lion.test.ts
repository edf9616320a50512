import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { lion } from './lion';
import { options, papers, settings, subjects } from './lion.claims';

describe('lion', () => {
  it('follows the path of its paper', () => {
    papers.follow('lion', settings, lion(options));
  });
  it('has the defaults of its paper', () => {
    expect(lion().options).toEqual({ learningRate: 1e-4, beta1: 0.9, beta2: 0.99 });
  });
  for (const { title, run } of optimizerChecks(subjects.lion.make, subjects.lion.claims)) it(title, run);
});
