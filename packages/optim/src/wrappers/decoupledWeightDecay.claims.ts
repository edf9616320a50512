import file from '../golden/optimizers.json' with { type: 'json' };
import type { AdamOptions } from '../optimizers/adam';
import { adam } from '../optimizers/adam';
import { golden } from '../testing/golden';
import { subject } from '../testing/testSubject';
import type { DecayOptions } from './decoupledWeightDecay';
import { decay } from './decoupledWeightDecay';

const make = ({ weightDecay, ...options }: AdamOptions & DecayOptions) =>
  decay(adam(options), weightDecay === undefined ? {} : { weightDecay });

/** What `decay` is held to by the kit. */
export const subjects = {
  decay: subject(make, {
    options: { learningRate: 0.01, weightDecay: 0.05 },
    ...golden(file).claim('torch.optim.AdamW', { lr: 0.01, weight_decay: 0.05 }),
    downhill: { learningRate: 0.05, weightDecay: 1e-4 },
  }),
};
