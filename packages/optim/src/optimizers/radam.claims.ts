import file from '../golden/optimizers.json' with { type: 'json' };
import unusual from '../golden/pytorch.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { radam } from './radam';

export const torch = golden(file);
export const settings = { lr: 0.01 };

/** What the kit expects of `radam`. */
export const subjects = {
  radam: testSubject(radam, {
    options: { learningRate: 0.02, beta1: 0.8, beta2: 0.9, epsilon: 1e-3 },
    ...golden(unusual).claim('torch.optim.RAdam', { lr: 0.02, betas: [0.8, 0.9], eps: 1e-3 }),
    // its first steps are plain gradient steps, as long as the gradients are large
    descent: (testFunction: string) => ({ learningRate: testFunction === 'rosenbrock' ? 0.001 : 0.05 }),
    steps: { rosenbrock: 4000 },
  }),
};
