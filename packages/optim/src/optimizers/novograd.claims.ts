import file from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { novograd } from './novograd';

export const papers = golden(file);
export const settings = { lr: 0.01, beta1: 0.8, beta2: 0.9, eps: 1e-3, decay: 0.05 };
export const options = { learningRate: 0.01, beta1: 0.8, beta2: 0.9, epsilon: 1e-3, weightDecay: 0.05 };

/** What the kit expects of `novograd`. */
export const subjects = {
  novograd: testSubject(novograd, {
    options,
    ...papers.claim('novograd', settings),
    descent: { learningRate: 0.01, beta1: 0.8 },
  }),
};
