import file from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { signSgd } from './signSgd';

export const papers = golden(file);
export const settings = { lr: 0.03, momentum: 0.6 };
export const options = { learningRate: 0.03, momentum: 0.6 };

/** What the kit expects of `signSgd`. */
export const subjects = {
  signSgd: testSubject(signSgd, {
    options,
    ...papers.claim('signum', settings),
    descent: { learningRate: 0.01, momentum: 0.9 },
  }),
};
