import { golden, optimizerChecks } from '@gd/optim/testing';
import { describe, expect, it } from 'vitest';
import file from './golden/scheduleFree.json' with { type: 'json' };
import { scheduleFreeSgd } from './scheduleFreeSgd';

const paper = golden(file);
const settings = { lr: 0.2, beta: 0.7, decay: 0.05, warm: 1 };
const options = { learningRate: 0.2, beta: 0.7, weightDecay: 0.05 };

describe('scheduleFreeSgd', () => {
  it('walks as its paper says', () => {
    paper.follow('sgd', settings, scheduleFreeSgd(options));
  });
  it('weighs a warm-up in the average', () => {
    const learningRate = (t: number) => 0.2 * Math.min(1, t / 4);
    paper.follow('sgd', { lr: 0.2, beta: 0.9, decay: 0, warm: 4 }, scheduleFreeSgd({ learningRate }));
  });
  it('begins as its authors do', () => {
    expect(scheduleFreeSgd().options).toEqual({ learningRate: 1, beta: 0.9, weightDecay: 0 });
  });
  it('says which option makes no sense', () => {
    expect(() => scheduleFreeSgd({ beta: 0 })).toThrow(
      'scheduleFreeSgd: beta is 0 — wanted a number above 0 and up to 1',
    );
  });
  const claims = {
    options,
    ...paper.claim('sgd', settings),
    downhill: (hill: string) => ({ learningRate: hill === 'rosenbrock' ? 0.002 : 0.1 }),
    steps: { rosenbrock: 4000, ravine: 2000, 'logistic regression': 3000, 'xor network': 2000 },
  };
  it.each(optimizerChecks(scheduleFreeSgd, claims))('$name', ({ run }) => run());
});
