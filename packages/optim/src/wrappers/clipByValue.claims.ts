import { sgd } from '../optimizers/sgd';
import { testSubject } from '../testing/testSubject';
import { clipByValue } from './clipByValue';

const make = ({ clipValue, ...options }: { learningRate: number; clipValue: number }) =>
  clipByValue(sgd(options), { clipValue });

/** What `clipByValue` is held to by the kit. */
export const subjects = {
  clipByValue: testSubject(make, {
    options: { learningRate: 0.1, clipValue: 0.5 },
    source: 'worked by hand',
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
        [0.95, -1.95],
        [0.92, -1.99],
        [0.92, -1.99],
        [0.97, -2.04],
        [0.96, -2.09],
      ],
    },
    descent: (testFunction: string) => ({ learningRate: testFunction === 'rosenbrock' ? 0.001 : 0.05, clipValue: 2 }),
    steps: { rosenbrock: 4000, 'logistic regression': 3000 },
  }),
};
