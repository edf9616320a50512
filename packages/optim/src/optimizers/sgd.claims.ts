import file from '../golden/optimizers.json' with { type: 'json' };
import unusual from '../golden/pytorch.json' with { type: 'json' };
import { rateFor, stepsOfSgd } from '../testing/aroundSgd.claims';
import type { TestFunctionName } from '../testing/claims';
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { sgd } from './sgd';

const torch = golden(file);

/** What the kit expects of `sgd`. */
export const subjects = {
  sgd: testSubject(sgd, {
    options: { learningRate: 0.1 },
    ...torch.claim('torch.optim.SGD', { lr: 0.1 }),
    descent: (testFunction: TestFunctionName) => ({ learningRate: rateFor(testFunction) }),
    steps: stepsOfSgd,
  }),
  'sgd with momentum and dampening': testSubject(sgd, {
    options: { learningRate: 0.05, momentum: 0.8, dampening: 0.3 },
    ...golden(unusual).claim('torch.optim.SGD', { lr: 0.05, momentum: 0.8, dampening: 0.3 }),
    descent: (testFunction: TestFunctionName) => ({
      learningRate: rateFor(testFunction) / 5,
      momentum: 0.9,
      dampening: 0.1,
    }),
  }),
  'sgd with nesterov': testSubject(sgd, {
    options: { learningRate: 0.03, momentum: 0.7, nesterov: true },
    ...golden(unusual).claim('torch.optim.SGD', { lr: 0.03, momentum: 0.7, nesterov: true }),
    descent: (testFunction: TestFunctionName) => ({
      learningRate: rateFor(testFunction) / 5,
      momentum: 0.9,
      nesterov: true,
    }),
  }),
};
