import { optimizerChecks } from '@gd/optim/testing';
import { describe, expect, it } from 'vitest';
import { scheduleFreeSgd } from './scheduleFreeSgd';
import { options, paper, settings, subjects } from './scheduleFreeSgd.claims';

describe('scheduleFreeSgd', () => {
  it('follows the path of its paper', () => {
    paper.follow('sgd', settings, scheduleFreeSgd(options));
  });
  it('weighs the steps of a warm-up less in the average', () => {
    const learningRate = (t: number) => 0.2 * Math.min(1, t / 4);
    paper.follow('sgd', { lr: 0.2, beta: 0.9, decay: 0, warm: 4 }, scheduleFreeSgd({ learningRate }));
  });
  it('has the defaults of its authors', () => {
    expect(scheduleFreeSgd().options).toEqual({ learningRate: 1, beta: 0.9, weightDecay: 0 });
  });
  it('rejects invalid options and says why', () => {
    expect(() => scheduleFreeSgd({ beta: 0 })).toThrow(
      'scheduleFreeSgd: beta is 0 — wanted a number in (0, 1], or a schedule t => number of such',
    );
  });
  for (const { title, run } of optimizerChecks(subjects.scheduleFreeSgd.make, subjects.scheduleFreeSgd.claims))
    it(title, run);
});
