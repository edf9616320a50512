import { sgd } from '../optimizers/sgd';
import { testSubject } from '../testing/testSubject';
import { ema } from './ema';

const make = ({ averageDecay, ...options }: { learningRate: number; averageDecay: number }) =>
  ema(sgd(options), { averageDecay });

/** What `ema` is held to by the kit. */
export const subjects = {
  ema: testSubject(make, {
    options: { learningRate: 0.1, averageDecay: 0.8 },
    source: 'worked by hand: the walk is that of sgd',
    path: {
      start: [1, -2],
      grads: [
        [3, -4],
        [0.3, 0.4],
        [0, 0],
        [-6, 8],
        [0.1, 2],
      ],
      weights: [
        [0.7, -1.6],
        [0.67, -1.64],
        [0.67, -1.64],
        [1.27, -2.44],
        [1.26, -2.64],
      ],
    },
    descent: (testFunction: string) => ({
      learningRate: testFunction === 'rosenbrock' ? 0.001 : 0.05,
      averageDecay: 0.9,
    }),
    steps: { rosenbrock: 3000, 'logistic regression': 3000 },
  }),
};
