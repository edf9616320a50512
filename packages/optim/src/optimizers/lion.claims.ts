import file from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { lion } from './lion';

export const papers = golden(file);
export const settings = { lr: 0.03, beta1: 0.7, beta2: 0.8 };
export const options = { learningRate: 0.03, beta1: 0.7, beta2: 0.8 };

/** What the kit expects of `lion`. */
export const subjects = {
  lion: testSubject(lion, {
    options,
    ...papers.claim('lion', settings),
    descent: { learningRate: 0.02 },
  }),
};
