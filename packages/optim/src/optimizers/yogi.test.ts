import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { yogi } from './yogi';
import { options, papers, settings, subjects } from './yogi.claims';

describe('yogi', () => {
  it('follows the path of its paper', () => {
    papers.follow('yogi', settings, yogi(options));
  });
  it('has the defaults of its paper', () => {
    expect(yogi().options).toEqual({ learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-3 });
  });
  for (const { title, run } of optimizerChecks(subjects.yogi.make, subjects.yogi.claims)) it(title, run);
});
