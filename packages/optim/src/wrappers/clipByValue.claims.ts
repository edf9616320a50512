import { sgd } from '../optimizers/sgd';
import { fed, rateFor } from '../testing/aroundSgd.claims';
import type { TestFunctionName } from '../testing/claims';
import { testSubject } from '../testing/testSubject';
import { clipByValue } from './clipByValue';

const make = ({ clipValue, ...options }: { learningRate: number; clipValue: number }) =>
  clipByValue(sgd(options), { clipValue });

/** What the kit expects of `clipByValue`. */
export const subjects = {
  clipByValue: testSubject(make, {
    options: { learningRate: 0.1, clipValue: 0.5 },
    source: 'worked by hand',
    path: {
      ...fed,
      weights: [
        [0.95, -1.95],
        [0.92, -1.99],
        [0.92, -1.99],
        [0.97, -2.04],
        [0.96, -2.09],
      ],
    },
    descent: (testFunction: TestFunctionName) => ({ learningRate: rateFor(testFunction), clipValue: 2 }),
    steps: { rosenbrock: 4000, 'logistic regression': 3000 },
  }),
};
