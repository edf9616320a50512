import file from '../golden/optimizers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { subject } from '../testing/subject';
import { adam } from './adam';

const torch = golden(file);

/** What `adam` is held to by the kit. */
export const subjects = {
  adam: subject(adam, {
    options: { learningRate: 0.01 },
    ...torch.claim('torch.optim.Adam', { lr: 0.01 }),
    downhill: { learningRate: 0.05 },
  }),
  'adam with amsgrad': subject(adam, {
    options: { learningRate: 0.01, amsgrad: true },
    ...torch.claim('torch.optim.Adam', { lr: 0.01, amsgrad: true }),
    downhill: { learningRate: 0.05, amsgrad: true },
  }),
};
