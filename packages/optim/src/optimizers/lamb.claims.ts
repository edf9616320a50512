import file from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { lamb } from './lamb';

export const papers = golden(file);
export const settings = { lr: 0.02, beta1: 0.8, beta2: 0.95, eps: 1e-3, decay: 0.05 };
export const options = { learningRate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-3, weightDecay: 0.05 };

/** What the kit expects of `lamb`. */
export const subjects = {
  lamb: testSubject(lamb, {
    options,
    ...papers.claim('lamb', settings),
    descent: { learningRate: 0.05 },
    // the gradient of the bias is only rounding for a long time, and the bias grows by shares of itself: after 600
    // steps it is arbitrary
    steps: { 'logistic regression': 500 },
    // a weight of one number changes by a share of its size: it approaches zero and never crosses it
    exempt: { 'gets down the bowl': 'cannot cross zero', 'gets down the noisy bowl': 'cannot cross zero' },
  }),
};
