import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { lion } from './lion';
import { options, papers, settings, subjects } from './lion.claims';

describe('lion', () => {
  it('walks as its paper says', () => {
    papers.follow('lion', settings, lion(options));
  });
  it('begins as its paper does', () => {
    expect(lion().options).toEqual({ learningRate: 1e-4, beta1: 0.9, beta2: 0.99 });
  });
  for (const { title, run } of optimizerChecks(subjects.lion.make, subjects.lion.claims)) it(title, run);
});
