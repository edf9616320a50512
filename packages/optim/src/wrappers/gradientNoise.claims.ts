import reference from '../golden/noise.json' with { type: 'json' };
import { sgd } from '../optimizers/sgd';
import { rateFor, stepsOfSgd } from '../testing/aroundSgd.claims';
import type { TestFunctionName } from '../testing/claims';
import { testSubject } from '../testing/testSubject';
import { gradientNoise } from './gradientNoise';

type Options = { learningRate: number; noise: number; noiseDecay: number };
const make = ({ noise, noiseDecay, ...options }: Options) => gradientNoise(sgd(options), { noise, noiseDecay });

/** What the kit expects of `gradientNoise`. */
export const subjects = {
  gradientNoise: testSubject(make, {
    ...reference,
    descent: (testFunction: TestFunctionName) => ({
      learningRate: rateFor(testFunction),
      noise: 0.01,
      noiseDecay: 0.55,
    }),
    steps: stepsOfSgd,
    exempt: {
      'stays where the gradient is zero': 'it shakes there, too',
      'descends on tiny gradients': 'they drown in the noise',
      'survives a constant gradient': 'a small one drowns in the noise',
    },
  }),
};
