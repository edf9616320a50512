import file from '../golden/optimizers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { subject } from '../testing/subject';
import type { AdadeltaOptions } from './adadelta';
import { adadelta } from './adadelta';

export const torch = golden(file);
export const settings = { lr: 1.0 };

/** What `adadelta` is held to by the kit. */
export const subjects = {
  adadelta: subject(adadelta, {
    options: { learningRate: 1 } as AdadeltaOptions,
    ...torch.claim('torch.optim.Adadelta', settings),
    downhill: { learningRate: 1, rho: 0.95, epsilon: 1e-4 },
  }),
};
