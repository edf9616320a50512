import file from '../golden/optimizers.json' with { type: 'json' };
import type { AdamOptions } from '../optimizers/adam';
import { adam } from '../optimizers/adam';
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import type { DecoupledWeightDecayOptions } from './decoupledWeightDecay';
import { decoupledWeightDecay } from './decoupledWeightDecay';

const make = ({ weightDecay, ...options }: AdamOptions & DecoupledWeightDecayOptions) =>
  decoupledWeightDecay(adam(options), weightDecay === undefined ? {} : { weightDecay });

/** What the kit expects of `decoupledWeightDecay`. */
export const subjects = {
  decoupledWeightDecay: testSubject(make, {
    options: { learningRate: 0.01, weightDecay: 0.05 },
    ...golden(file).claim('torch.optim.AdamW', { lr: 0.01, weight_decay: 0.05 }),
    descent: { learningRate: 0.05, weightDecay: 1e-4 },
  }),
};
