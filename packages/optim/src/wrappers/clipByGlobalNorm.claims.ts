import { sgd } from '../optimizers/sgd';
import { testSubject } from '../testing/testSubject';
import { clipByGlobalNorm } from './clipByGlobalNorm';

const make = ({ clipGlobalNorm, ...options }: { learningRate: number; clipGlobalNorm: number }) =>
  clipByGlobalNorm(sgd(options), { clipGlobalNorm });

/** What `clipByGlobalNorm` is held to by the kit. */
export const subjects = {
  clipByGlobalNorm: testSubject(make, {
    options: { learningRate: 0.1, clipGlobalNorm: 2 },
    source: 'worked by hand: gradients of length 5, 0.5, 0, 10 and 2.0025',
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
        [0.88, -1.84],
        [0.85, -1.88],
        [0.85, -1.88],
        [0.97, -2.04],
        [0.960012476611, -2.239750467776],
      ],
    },
    descent: (testFunction: string) => ({
      learningRate: testFunction === 'rosenbrock' ? 0.001 : 0.05,
      clipGlobalNorm: 2,
    }),
    steps: { rosenbrock: 4000, 'logistic regression': 3000 },
    couples: true,
  }),
};
