import file from '../golden/optimizers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { subject } from '../testing/subject';
import { rprop } from './rprop';

export const torch = golden(file);
export const settings = { lr: 0.01 };

/** What `rprop` is held to by the kit. */
export const subjects = {
  rprop: subject(rprop, {
    options: { learningRate: 0.01, longest: 50 },
    ...torch.claim('torch.optim.Rprop', settings),
    downhill: {},
  }),
};
