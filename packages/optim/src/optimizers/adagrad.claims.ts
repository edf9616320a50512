import file from '../golden/optimizers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { subject } from '../testing/subject';
import { adagrad } from './adagrad';

export const torch = golden(file);
export const settings = { lr: 0.1, lr_decay: 0.05, initial_accumulator_value: 0.1 };

/** What `adagrad` is held to by the kit. */
export const subjects = {
  adagrad: subject(adagrad, {
    options: { learningRate: 0.1, learningRateDecay: 0.05, initialAccumulator: 0.1 },
    ...torch.claim('torch.optim.Adagrad', settings),
    downhill: { learningRate: 1 },
  }),
};
