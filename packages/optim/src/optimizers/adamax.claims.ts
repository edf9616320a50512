import file from '../golden/optimizers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { subject } from '../testing/subject';
import { adamax } from './adamax';

export const torch = golden(file);
export const settings = { lr: 0.02 };

/** What `adamax` is held to by the kit. */
export const subjects = {
  adamax: subject(adamax, {
    options: { learningRate: 0.02 },
    ...torch.claim('torch.optim.Adamax', settings),
    downhill: { learningRate: 0.1 },
  }),
};
