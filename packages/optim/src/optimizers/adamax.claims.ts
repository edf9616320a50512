import file from '../golden/optimizers.json' with { type: 'json' };
import unusual from '../golden/pytorch.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { adamax } from './adamax';

export const torch = golden(file);
export const settings = { lr: 0.02 };

/** What the kit expects of `adamax`. */
export const subjects = {
  adamax: testSubject(adamax, {
    options: { learningRate: 0.03, beta1: 0.8, beta2: 0.9, epsilon: 1e-3 },
    ...golden(unusual).claim('torch.optim.Adamax', { lr: 0.03, betas: [0.8, 0.9], eps: 1e-3 }),
    descent: { learningRate: 0.1 },
  }),
};
