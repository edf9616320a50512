import file from '../golden/optimizers.json' with { type: 'json' };
import unusual from '../golden/pytorch.json' with { type: 'json' };
import type { HillName } from '../testing/claims';
import { golden } from '../testing/golden';
import { subject } from '../testing/testSubject';
import { sgd } from './sgd';

const torch = golden(file);
const rateFor = (hill: HillName) => (hill === 'rosenbrock' ? 0.001 : 0.05);

/** What `sgd` is held to by the kit. */
export const subjects = {
  sgd: subject(sgd, {
    options: { learningRate: 0.1 },
    ...torch.claim('torch.optim.SGD', { lr: 0.1 }),
    downhill: (hill: HillName) => ({ learningRate: rateFor(hill) }),
    steps: { 'logistic regression': 3000, rosenbrock: 3000 },
  }),
  'sgd with momentum and dampening': subject(sgd, {
    options: { learningRate: 0.05, momentum: 0.8, dampening: 0.3 },
    ...golden(unusual).claim('torch.optim.SGD', { lr: 0.05, momentum: 0.8, dampening: 0.3 }),
    downhill: (hill: HillName) => ({ learningRate: rateFor(hill) / 5, momentum: 0.9, dampening: 0.1 }),
  }),
  'sgd with nesterov': subject(sgd, {
    options: { learningRate: 0.03, momentum: 0.7, nesterov: true },
    ...golden(unusual).claim('torch.optim.SGD', { lr: 0.03, momentum: 0.7, nesterov: true }),
    downhill: (hill: HillName) => ({ learningRate: rateFor(hill) / 5, momentum: 0.9, nesterov: true }),
  }),
};
