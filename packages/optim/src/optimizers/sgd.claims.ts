import file from '../golden/optimizers.json' with { type: 'json' };
import type { HillName } from '../testing/claims';
import { golden } from '../testing/golden';
import { subject } from '../testing/subject';
import { sgd } from './sgd';

const torch = golden(file);
const rateFor = (hill: HillName) => (hill === 'rosenbrock' ? 0.001 : 0.05);

// v₁ = g₁, then v ← 0.8 v + 0.7 g, w ← w − 0.05 v, worked by hand
const path = {
  start: [1, -2],
  grads: [
    [1, 2],
    [-3, 0.5],
    [0, 1],
    [2, -1],
    [0.5, 0.25],
  ],
  weights: [
    [0.95, -2.1],
    [1.015, -2.1975],
    [1.067, -2.3105],
    [1.0386, -2.3659],
    [0.99838, -2.41897],
  ],
};

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
    path,
    source: 'PyTorch’s rule worked by hand',
    downhill: (hill: HillName) => ({ learningRate: rateFor(hill) / 5, momentum: 0.9, dampening: 0.1 }),
  }),
  'sgd with nesterov': subject(sgd, {
    options: { learningRate: 0.05, momentum: 0.9, nesterov: true },
    ...torch.claim('torch.optim.SGD', { lr: 0.05, momentum: 0.9, nesterov: true }),
    downhill: (hill: HillName) => ({ learningRate: rateFor(hill) / 5, momentum: 0.9, nesterov: true }),
  }),
};
