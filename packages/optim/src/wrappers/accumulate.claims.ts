import { sgd } from '../optimizers/sgd';
import { testSubject } from '../testing/testSubject';
import { accumulate } from './accumulate';

const make = ({ every, ...options }: { learningRate: number; every: number }) => accumulate(sgd(options), { every });

/** What `accumulate` is held to by the kit. */
export const subjects = {
  accumulate: testSubject(make, {
    options: { learningRate: 0.1, every: 2 },
    source: 'worked by hand',
    path: {
      start: [1, -2],
      grads: [
        [3, -4],
        [0.3, 0.4],
        [0, 0],
        [-6, 8],
        [0.1, 2],
        [1, 1],
      ],
      weights: [
        [1, -2],
        [0.835, -1.82],
        [0.835, -1.82],
        [1.135, -2.22],
        [1.135, -2.22],
        [1.08, -2.37],
      ],
    },
    descent: (testFunction: string) => ({ learningRate: testFunction === 'rosenbrock' ? 0.001 : 0.05, every: 2 }),
    steps: { rosenbrock: 6000, 'logistic regression': 6000 },
    exempt: { 'shows a NaN, in its own weight only': 'it shows in the step for which it was gathered' },
  }),
};
