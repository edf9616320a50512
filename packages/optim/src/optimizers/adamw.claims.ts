import file from '../golden/optimizers.json' with { type: 'json' };
import unusual from '../golden/pytorch.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { adamw } from './adamw';

export const torch = golden(file);
export const settings = { lr: 0.01, weight_decay: 0.05 };

/** What the kit expects of `adamw`. */
export const subjects = {
  adamw: testSubject(adamw, {
    options: { learningRate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-3, weightDecay: 0.07 },
    ...golden(unusual).claim('torch.optim.AdamW', { lr: 0.02, betas: [0.8, 0.95], eps: 1e-3, weight_decay: 0.07 }),
    descent: { learningRate: 0.05, weightDecay: 0.001 },
  }),
};
