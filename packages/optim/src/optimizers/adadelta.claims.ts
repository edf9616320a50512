import file from '../golden/optimizers.json' with { type: 'json' };
import unusual from '../golden/pytorch.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { adadelta } from './adadelta';

export const torch = golden(file);
export const settings = { lr: 1.0 };

/** What the kit expects of `adadelta`. */
export const subjects = {
  adadelta: testSubject(adadelta, {
    options: { learningRate: 0.7, rho: 0.8, epsilon: 1e-3 },
    ...golden(unusual).claim('torch.optim.Adadelta', { lr: 0.7, rho: 0.8, eps: 1e-3 }),
    descent: { learningRate: 1, rho: 0.95, epsilon: 1e-4 },
  }),
};
