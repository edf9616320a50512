import file from '../golden/optimizers.json' with { type: 'json' };
import { adam } from '../optimizers/adam';
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import type { L2Options } from './l2';
import { l2 } from './l2';

export const torch = golden(file);
export const ofAdam = { lr: 0.02, betas: [0.8, 0.95], eps: 1e-6, weight_decay: 0.01 };
const make = ({ l2: strength, ...options }: L2Options & Parameters<typeof adam>[0] & object) =>
  l2(adam(options), strength === undefined ? {} : { l2: strength });

/** What the kit expects of `l2`. */
export const subjects = {
  l2: testSubject(make, {
    options: { learningRate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-6, l2: 0.01 },
    ...torch.claim('torch.optim.Adam', ofAdam),
    descent: { learningRate: 0.05, l2: 1e-4 },
  }),
};
