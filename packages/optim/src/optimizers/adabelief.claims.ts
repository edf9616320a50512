import file from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { adabelief } from './adabelief';

export const papers = golden(file);
export const settings = { lr: 0.02, beta1: 0.8, beta2: 0.95, eps: 1e-3 };
export const options = { learningRate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-3 };

/** What the kit expects of `adabelief`. */
export const subjects = {
  adabelief: testSubject(adabelief, {
    options,
    ...papers.claim('adabelief', settings),
    descent: { learningRate: 0.05 },
  }),
};
