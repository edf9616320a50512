import reference from '../golden/noise.json' with { type: 'json' };
import { sgd } from '../optimizers/sgd';
import { testSubject } from '../testing/testSubject';
import { gradientNoise } from './gradientNoise';

type Options = { learningRate: number; noise: number; noiseDecay: number };
const make = ({ noise, noiseDecay, ...options }: Options) => gradientNoise(sgd(options), { noise, noiseDecay });

/** What `gradientNoise` is held to by the kit. */
export const subjects = {
  gradientNoise: testSubject(make, {
    ...reference,
    descent: (testFunction: string) => ({
      learningRate: testFunction === 'rosenbrock' ? 0.001 : 0.05,
      noise: 0.01,
      noiseDecay: 0.55,
    }),
    steps: { rosenbrock: 3000, 'logistic regression': 3000 },
    exempt: {
      'stands still on flat ground': 'it shakes there, too',
      'goes downhill on tiny gradients': 'they drown in the noise',
      'survives a constant gradient': 'a small one drowns in the noise',
    },
  }),
};
