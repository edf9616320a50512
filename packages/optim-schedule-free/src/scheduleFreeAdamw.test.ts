import { golden, optimizerChecks } from '@gd/optim/testing';
import { describe, expect, it } from 'vitest';
import file from './golden/scheduleFree.json' with { type: 'json' };
import { scheduleFreeAdamw } from './scheduleFreeAdamw';

const paper = golden(file);
const settings = { lr: 0.05, beta: 0.8, beta2: 0.95, eps: 1e-3, decay: 0.05, warm: 1 };
const options = { learningRate: 0.05, beta1: 0.8, beta2: 0.95, epsilon: 1e-3, weightDecay: 0.05 };

describe('scheduleFreeAdamw', () => {
  it('walks as its paper says', () => {
    paper.follow('adamw', settings, scheduleFreeAdamw(options));
  });
  it('weighs a warm-up in the average', () => {
    const learningRate = (t: number) => 0.05 * Math.min(1, t / 4);
    const warmed = { lr: 0.05, beta: 0.9, beta2: 0.999, eps: 1e-8, decay: 0, warm: 4 };
    paper.follow('adamw', warmed, scheduleFreeAdamw({ learningRate }));
  });
  it('begins as its authors do', () => {
    expect(scheduleFreeAdamw().options).toEqual({
      learningRate: 0.0025,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      weightDecay: 0,
    });
  });
  it('says which option makes no sense', () => {
    expect(() => scheduleFreeAdamw({ beta2: 1 })).toThrow(
      'scheduleFreeAdamw: beta2 is 1 — wanted a number from 0 to below 1',
    );
  });
  const claims = { options, ...paper.claim('adamw', settings), downhill: { learningRate: 0.1 } };
  it.each(optimizerChecks(scheduleFreeAdamw, claims))('$name', ({ run }) => run());
});
