import { optimizerChecks } from '@gd/optim/testing';
import { describe, expect, it } from 'vitest';
import { scheduleFreeAdamw } from './scheduleFreeAdamw';
import { options, paper, settings, subjects } from './scheduleFreeAdamw.claims';

describe('scheduleFreeAdamw', () => {
  it('follows the path of its paper', () => {
    paper.follow('adamw', settings, scheduleFreeAdamw(options));
  });
  it('weighs the steps of a warm-up less in the average', () => {
    const learningRate = (t: number) => 0.05 * Math.min(1, t / 4);
    const warmed = { lr: 0.05, beta: 0.9, beta2: 0.999, eps: 1e-8, decay: 0, warm: 4 };
    paper.follow('adamw', warmed, scheduleFreeAdamw({ learningRate }));
  });
  it('has the defaults of its authors', () => {
    expect(scheduleFreeAdamw().options).toEqual({
      learningRate: 0.0025,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      weightDecay: 0,
    });
  });
  it('rejects invalid options and says why', () => {
    expect(() => scheduleFreeAdamw({ beta2: 1 })).toThrow(
      'scheduleFreeAdamw: beta2 is 1 — wanted a number in [0, 1), or a schedule t => number of such',
    );
  });
  for (const { title, run } of optimizerChecks(subjects.scheduleFreeAdamw.make, subjects.scheduleFreeAdamw.claims))
    it(title, run);
});
