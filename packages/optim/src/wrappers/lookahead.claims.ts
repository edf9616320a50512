import { sgd } from '../optimizers/sgd';
import { rateFor } from '../testing/aroundSgd.claims';
import type { TestFunctionName } from '../testing/claims';
import { testSubject } from '../testing/testSubject';
import { lookahead } from './lookahead';

type Options = { learningRate: number; syncPeriod: number; slowStepSize: number };
const make = ({ syncPeriod, slowStepSize, ...options }: Options) =>
  lookahead(sgd(options), { syncPeriod, slowStepSize });

/** What the kit expects of `lookahead`. */
export const subjects = {
  lookahead: testSubject(make, {
    options: { learningRate: 0.1, syncPeriod: 2, slowStepSize: 0.25 },
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
    descent: (testFunction: TestFunctionName) => ({
      learningRate: rateFor(testFunction),
      syncPeriod: 5,
      slowStepSize: 0.5,
    }),
    steps: { rosenbrock: 6000, 'logistic regression': 6000 },
  }),
};
