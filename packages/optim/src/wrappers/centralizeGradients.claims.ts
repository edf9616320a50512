import { sgd } from '../optimizers/sgd';
import { rateFor, stepsOfSgd } from '../testing/aroundSgd.claims';
import type { TestFunctionName } from '../testing/claims';
import { testSubject } from '../testing/testSubject';
import { centralizeGradients } from './centralizeGradients';

export const make = ({ learningRate }: { learningRate: number }) => centralizeGradients(sgd({ learningRate }));

/** What the kit expects of `centralizeGradients`. */
export const subjects = {
  centralizeGradients: testSubject(make, {
    options: { learningRate: 0.1 },
    source: 'worked by hand',
    path: {
      start: [1, -2, 0.5, 0],
      shape: [2, 2],
      grads: [
        [3, -4, 1, 2],
        [0.3, 0.4, -0.5, 0.6],
        [0, 0, 0, 0],
        [-6, 8, 2, 2],
        [0.1, 2, 0.3, -1],
      ],
      weights: [
        [0.9, -1.7, 0.6, -0.3],
        [0.86, -1.69, 0.64, -0.31],
        [0.86, -1.69, 0.64, -0.31],
        [1.26, -1.99, 0.24, -0.01],
        [1.27, -2.14, 0.23, 0.14],
      ],
    },
    descent: (testFunction: TestFunctionName) => ({ learningRate: rateFor(testFunction) }),
    steps: stepsOfSgd,
    exempt: {
      'gets down the logistic regression': 'the mean of each column is held still',
      'gets down the xor network': 'the mean of each column is held still',
      'refuses invalid options': 'it adds no options',
    },
  }),
};
