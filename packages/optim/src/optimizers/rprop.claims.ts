import file from '../golden/optimizers.json' with { type: 'json' };
import unusual from '../golden/pytorch.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { rprop } from './rprop';

export const torch = golden(file);
export const settings = { lr: 0.01 };

/** What the kit expects of `rprop`. */
export const subjects = {
  rprop: testSubject(rprop, {
    options: { learningRate: 0.02, etaMinus: 0.4, etaPlus: 1.3, shortest: 1e-3, longest: 0.2 },
    ...golden(unusual).claim('torch.optim.Rprop', { lr: 0.02, etas: [0.4, 1.3], step_sizes: [1e-3, 0.2] }),
    descent: {},
  }),
};
