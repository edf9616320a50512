import type { Optimizer } from '@gd/core';
import type { SgdOptions } from '../optimizers/sgd';
import { sgd } from '../optimizers/sgd';
import { pathOfSgd, rateFor, stepsOfSgd } from '../testing/aroundSgd.claims';
import type { TestFunctionName } from '../testing/claims';
import { testSubject } from '../testing/testSubject';
import { freeze } from './freeze';

/** How to wrap an optimizer with `freeze`, which needs more arguments. */
export const around = (inner: Optimizer) => freeze(inner, () => false);

const make = (options: SgdOptions) => freeze(sgd(options), (name) => name === 'frozen');

/** What the kit expects of `freeze`. */
export const subjects = {
  freeze: testSubject(make, {
    options: { learningRate: 0.1 },
    source: 'worked by hand: the path is that of sgd',
    path: pathOfSgd,
    descent: (testFunction: TestFunctionName) => ({ learningRate: rateFor(testFunction) }),
    steps: stepsOfSgd,
  }),
};
