import { sgd } from '../optimizers/sgd';
import { pathOfSgd, rateFor, stepsOfSgd } from '../testing/aroundSgd.claims';
import type { TestFunctionName } from '../testing/claims';
import { testSubject } from '../testing/testSubject';
import { ema } from './ema';

const make = ({ averageDecay, ...options }: { learningRate: number; averageDecay: number }) =>
  ema(sgd(options), { averageDecay });

/** What the kit expects of `ema`. */
export const subjects = {
  ema: testSubject(make, {
    options: { learningRate: 0.1, averageDecay: 0.8 },
    source: 'worked by hand: the path is that of sgd',
    path: pathOfSgd,
    descent: (testFunction: TestFunctionName) => ({
      learningRate: rateFor(testFunction),
      averageDecay: 0.9,
    }),
    steps: stepsOfSgd,
  }),
};
