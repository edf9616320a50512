import file from '../golden/optimizers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { subject } from '../testing/subject';
import { adamw } from './adamw';

export const torch = golden(file);
export const settings = { lr: 0.01, weight_decay: 0.05 };

/** What `adamw` is held to by the kit. */
export const subjects = {
  adamw: subject(adamw, {
    options: { learningRate: 0.01, weightDecay: 0.05 },
    ...torch.claim('torch.optim.AdamW', settings),
    downhill: { learningRate: 0.05, weightDecay: 0.001 },
  }),
};
