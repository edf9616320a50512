import file from '../golden/optimizers.json' with { type: 'json' };
import papersFile from '../golden/papers.json' with { type: 'json' };
import unusual from '../golden/pytorch.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { testSubject } from '../testing/testSubject';
import { rmsprop } from './rmsprop';

const torch = golden(file);
const papers = golden(papersFile);

/** PyTorch's options for a centered path with momentum. */
export const centeredInTorch = { lr: 0.01, alpha: 0.9, centered: true, momentum: 0.5 };
/** The settings of the rule in Keras and Optax, and the same as options. */
export const insideSettings = (centered: boolean) => ({
  lr: 0.02,
  decay: 0.8,
  eps: 0.05,
  momentum: 0.5,
  centered,
});
export const insideOptions = (centered: boolean) => ({
  learningRate: 0.02,
  decay: 0.8,
  epsilon: 0.05,
  momentum: 0.5,
  centered,
  epsilonInside: true,
});

const inside = (centered: boolean) =>
  testSubject(rmsprop, {
    options: insideOptions(centered),
    ...papers.claim('rmsprop_epsilon_inside', insideSettings(centered)),
    descent: { learningRate: 0.01, epsilonInside: true },
  });

/** What the kit expects of `rmsprop`. */
export const subjects = {
  rmsprop: testSubject(rmsprop, {
    options: { learningRate: 0.01 },
    ...torch.claim('torch.optim.RMSprop', { lr: 0.01 }),
  }),
  'rmsprop, centered and with momentum': testSubject(rmsprop, {
    options: { learningRate: 0.02, decay: 0.8, epsilon: 1e-3, momentum: 0.3, centered: true },
    ...golden(unusual).claim('torch.optim.RMSprop', { lr: 0.02, alpha: 0.8, eps: 1e-3, momentum: 0.3, centered: true }),
    descent: { learningRate: 0.01 },
  }),
  'rmsprop with epsilon inside': inside(false),
  'rmsprop with epsilon inside, centered': inside(true),
};
