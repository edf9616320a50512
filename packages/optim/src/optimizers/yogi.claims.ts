import file from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { yogi } from './yogi';

export const papers = golden(file);
export const settings = { lr: 0.02, beta1: 0.8, beta2: 0.95, eps: 1e-2 };
export const options = { learningRate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-2 };

/** What the kit expects of `yogi`. */
export const subjects = {
  yogi: testSubject(yogi, {
    options,
    ...papers.claim('yogi', settings),
    descent: { learningRate: 0.05 },
  }),
};
