import type { SgdOptions } from '../optimizers/sgd';
import { sgd } from '../optimizers/sgd';
import { pathOfSgd, rateFor, stepsOfSgd } from '../testing/aroundSgd.claims';
import type { TestFunctionName } from '../testing/claims';
import { testSubject } from '../testing/testSubject';
import { skipNonFinite } from './skipNonFinite';

const make = (options: SgdOptions) => skipNonFinite(sgd(options));

/** What the kit expects of `skipNonFinite`. */
export const subjects = {
  skipNonFinite: testSubject(make, {
    options: { learningRate: 0.1 },
    source: 'worked by hand: the path is that of sgd',
    path: pathOfSgd,
    descent: (testFunction: TestFunctionName) => ({ learningRate: rateFor(testFunction) }),
    steps: stepsOfSgd,
    couples: true,
    exempt: { 'shows a NaN, but only in its own weight': 'it sits such a step out' },
  }),
};
