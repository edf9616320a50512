import { sgd } from '../optimizers/sgd';
import { pathShortened, rateFor } from '../testing/aroundSgd.claims';
import type { TestFunctionName } from '../testing/claims';
import { testSubject } from '../testing/testSubject';
import { clipByNorm } from './clipByNorm';

const make = ({ clipNorm, ...options }: { learningRate: number; clipNorm: number }) =>
  clipByNorm(sgd(options), { clipNorm });

/** What the kit expects of `clipByNorm`. */
export const subjects = {
  clipByNorm: testSubject(make, {
    options: { learningRate: 0.1, clipNorm: 2 },
    source: 'worked by hand: gradients of length 5, 0.5, 0, 10 and 2.0025',
    path: pathShortened,
    descent: (testFunction: TestFunctionName) => ({ learningRate: rateFor(testFunction), clipNorm: 2 }),
    steps: { rosenbrock: 4000, 'logistic regression': 3000 },
  }),
};
