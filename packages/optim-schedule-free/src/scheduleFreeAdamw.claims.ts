import { golden, testSubject } from '@gd/optim/testing';
import file from './golden/scheduleFree.json' with { type: 'json' };
import { scheduleFreeAdamw } from './scheduleFreeAdamw';

export const paper = golden(file);
export const settings = { lr: 0.05, beta: 0.8, beta2: 0.95, eps: 1e-3, decay: 0.05, warm: 1 };
export const options = { learningRate: 0.05, beta1: 0.8, beta2: 0.95, epsilon: 1e-3, weightDecay: 0.05 };

/** What the kit expects of `scheduleFreeAdamw`. */
export const subjects = {
  scheduleFreeAdamw: testSubject(scheduleFreeAdamw, {
    options,
    ...paper.claim('adamw', settings),
    descent: { learningRate: 0.1 },
  }),
};
