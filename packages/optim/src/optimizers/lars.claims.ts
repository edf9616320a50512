import file from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { lars } from './lars';

export const papers = golden(file);
export const settings = { lr: 2, momentum: 0.8, decay: 0.05, trust: 0.01 };
export const options = { learningRate: 2, momentum: 0.8, weightDecay: 0.05, trust: 0.01 };

/** What the kit expects of `lars`. */
export const subjects = {
  lars: testSubject(lars, {
    options,
    ...papers.claim('lars', settings),
    descent: (testFunction: string) => ({ learningRate: testFunction === 'noisy bowl' ? 0.2 : 0.5, trust: 0.02 }),
  }),
};
