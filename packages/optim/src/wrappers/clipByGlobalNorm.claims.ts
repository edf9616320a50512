import { sgd } from '../optimizers/sgd';
import { pathShortened, rateFor } from '../testing/aroundSgd.claims';
import type { TestFunctionName } from '../testing/claims';
import { testSubject } from '../testing/testSubject';
import { clipByGlobalNorm } from './clipByGlobalNorm';

const make = ({ clipGlobalNorm, ...options }: { learningRate: number; clipGlobalNorm: number }) =>
  clipByGlobalNorm(sgd(options), { clipGlobalNorm });

/** What the kit expects of `clipByGlobalNorm`. */
export const subjects = {
  clipByGlobalNorm: testSubject(make, {
    options: { learningRate: 0.1, clipGlobalNorm: 2 },
    source: 'worked by hand: gradients of length 5, 0.5, 0, 10 and 2.0025',
    path: pathShortened,
    descent: (testFunction: TestFunctionName) => ({
      learningRate: rateFor(testFunction),
      clipGlobalNorm: 2,
    }),
    steps: { rosenbrock: 4000, 'logistic regression': 3000 },
    couples: true,
  }),
};
