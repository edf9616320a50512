import { golden, testSubject } from '@gd/optim/testing';
import file from './golden/scheduleFree.json' with { type: 'json' };
import { scheduleFreeSgd } from './scheduleFreeSgd';

export const paper = golden(file);
export const settings = { lr: 0.2, beta: 0.7, decay: 0.05, warm: 1 };
export const options = { learningRate: 0.2, beta: 0.7, weightDecay: 0.05 };

/** What the kit expects of `scheduleFreeSgd`. */
export const subjects = {
  scheduleFreeSgd: testSubject(scheduleFreeSgd, {
    options,
    ...paper.claim('sgd', settings),
    descent: (testFunction: string) => ({ learningRate: testFunction === 'rosenbrock' ? 0.002 : 0.1 }),
    steps: { rosenbrock: 4000, ravine: 2000, 'logistic regression': 3000, 'xor network': 2000 },
  }),
};
