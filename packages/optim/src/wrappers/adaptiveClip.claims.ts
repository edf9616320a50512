import { sgd } from '../optimizers/sgd';
import { rateFor } from '../testing/aroundSgd.claims';
import type { TestFunctionName } from '../testing/claims';
import { testSubject } from '../testing/testSubject';
import { adaptiveClip } from './adaptiveClip';

type Options = { learningRate: number; clipFactor: number; clipFloor: number };
const make = ({ clipFactor, clipFloor, ...options }: Options) => adaptiveClip(sgd(options), { clipFactor, clipFloor });

/** What the kit expects of `adaptiveClip`. */
export const subjects = {
  adaptiveClip: testSubject(make, {
    options: { learningRate: 0.5, clipFactor: 0.5, clipFloor: 0.25 },
    source: 'worked by hand: limits are half of each weight, but at least 0.125',
    path: {
      start: [1, -2],
      grads: [
        [3, -4],
        [0.25, 0.5],
        [0, 0],
        [8, -1],
        [1, -4],
        [-1, 8],
      ],
      weights: [
        [0.75, -1.5],
        [0.625, -1.75],
        [0.625, -1.75],
        [0.46875, -1.3125],
        [0.3515625, -0.984375],
        [0.439453125, -1.23046875],
      ],
    },
    descent: (testFunction: TestFunctionName) => ({
      learningRate: rateFor(testFunction),
      clipFactor: 0.5,
      clipFloor: 0.25,
    }),
    steps: { rosenbrock: 4000, 'logistic regression': 3000, 'xor network': 4000 },
  }),
};
