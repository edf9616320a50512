import unusual from '../golden/pytorch.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { adam } from './adam';

/** What the kit expects of `adam`. */
export const subjects = {
  adam: testSubject(adam, {
    options: { learningRate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-3 },
    ...golden(unusual).claim('torch.optim.Adam', { lr: 0.02, betas: [0.8, 0.95], eps: 1e-3 }),
    descent: { learningRate: 0.05 },
  }),
  'adam with amsgrad': testSubject(adam, {
    options: { learningRate: 0.02, beta1: 0.7, beta2: 0.6, epsilon: 1e-3, amsgrad: true },
    ...golden(unusual).claim('torch.optim.Adam', { lr: 0.02, betas: [0.7, 0.6], eps: 1e-3, amsgrad: true }),
    descent: { learningRate: 0.05, amsgrad: true },
  }),
};
