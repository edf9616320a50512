import papers from '../golden/papers.json' with { type: 'json' };
import unusual from '../golden/pytorch.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { nadam } from './nadam';

export const paperSettings = { lr: 0.02, beta1: 0.8, beta2: 0.95, eps: 1e-3, decay: 0.5 };
export const paperOptions = { learningRate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-3, momentumDecay: 0.5 };

/** What the kit expects of `nadam`. */
export const subjects = {
  nadam: testSubject(nadam, {
    options: paperOptions,
    ...golden(papers).claim('nadam', paperSettings),
    descent: { ...paperOptions, learningRate: 0.05, beta2: 0.999 },
  }),
  'nadam counting twice': testSubject(nadam, {
    options: { ...paperOptions, epsilon: 1e-3, momentumDecay: 0.3, countTwice: true },
    ...golden(unusual).claim('torch.optim.NAdam', { lr: 0.02, betas: [0.8, 0.95], eps: 1e-3, momentum_decay: 0.3 }),
    descent: { ...paperOptions, learningRate: 0.05, beta2: 0.999, countTwice: true },
  }),
};
