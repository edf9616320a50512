import file from '../golden/optimizers.json' with { type: 'json' };
import unusual from '../golden/pytorch.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { adagrad } from './adagrad';

export const torch = golden(file);
export const settings = { lr: 0.1, lr_decay: 0.05, initial_accumulator_value: 0.1 };

/** What the kit expects of `adagrad`. */
export const subjects = {
  adagrad: testSubject(adagrad, {
    options: { learningRate: 0.2, learningRateDecay: 0.1, initialAccumulator: 0.3, epsilon: 1e-3 },
    ...golden(unusual).claim('torch.optim.Adagrad', {
      lr: 0.2,
      lr_decay: 0.1,
      initial_accumulator_value: 0.3,
      eps: 1e-3,
    }),
    descent: { learningRate: 1 },
  }),
};
