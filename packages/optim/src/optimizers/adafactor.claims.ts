import file from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { adafactor } from './adafactor';

export const papers = golden(file);
export const settings = { lr: 0.05, power: 0.7, eps1: 1e-4, eps2: 0.01, clip: 0.9 };
export const options = { learningRate: 0.05, decayPower: 0.7, epsilon1: 1e-4, epsilon2: 0.01, clip: 0.9 };

/** What the kit expects of `adafactor`. */
export const subjects = {
  adafactor: testSubject(adafactor, {
    options,
    ...papers.claim('adafactor', settings),
    descent: { learningRate: 0.05, epsilon2: 0.5 },
  }),
};
