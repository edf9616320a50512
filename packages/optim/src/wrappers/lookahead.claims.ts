import { sgd } from '../optimizers/sgd';
import { subject } from '../testing/testSubject';
import { lookahead } from './lookahead';

type Options = { learningRate: number; followEvery: number; followShare: number };
const make = ({ followEvery, followShare, ...options }: Options) =>
  lookahead(sgd(options), { followEvery, followShare });

/** What `lookahead` is held to by the kit. */
export const subjects = {
  lookahead: subject(make, {
    options: { learningRate: 0.1, followEvery: 2, followShare: 0.25 },
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
        [0.7, -1.6],
        [0.9175, -1.91],
        [0.9175, -1.91],
        [1.0675, -2.11],
        [1.0575, -2.31],
        [1.04, -2.185],
      ],
    },
    downhill: (hill: string) => ({
      learningRate: hill === 'rosenbrock' ? 0.001 : 0.05,
      followEvery: 5,
      followShare: 0.5,
    }),
    steps: { rosenbrock: 6000, 'logistic regression': 6000 },
  }),
};
