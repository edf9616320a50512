import file from '../golden/optimizers.json' with { type: 'json' };
import unusual from '../golden/pytorch.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { asgd } from './asgd';

export const torch = golden(file);
export const settings = { lr: 0.05 };

/** What the kit expects of `asgd`. */
export const subjects = {
  asgd: testSubject(asgd, {
    options: { learningRate: 0.05, lambda: 0.02, alpha: 0.6, averageFrom: 4 },
    ...golden(unusual).claim('torch.optim.ASGD', { lr: 0.05, lambd: 0.02, alpha: 0.6, t0: 4 }),
    descent: (testFunction: string) => ({ learningRate: testFunction === 'rosenbrock' ? 0.001 : 0.05 }),
    steps: { rosenbrock: 3000, 'logistic regression': 3000 },
  }),
};
