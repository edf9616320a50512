import reference from '../golden/noise.json' with { type: 'json' };
import { sgd } from '../optimizers/sgd';
import { subject } from '../testing/testSubject';
import { gradientNoise } from './gradientNoise';

type Options = { learningRate: number; noise: number; noiseDecay: number };
const make = ({ noise, noiseDecay, ...options }: Options) => gradientNoise(sgd(options), { noise, noiseDecay });

/** What `gradientNoise` is held to by the kit. */
export const subjects = {
  gradientNoise: subject(make, {
    ...reference,
    downhill: (hill: string) => ({ learningRate: hill === 'rosenbrock' ? 0.001 : 0.05, noise: 0.01, noiseDecay: 0.55 }),
    steps: { rosenbrock: 3000, 'logistic regression': 3000 },
    exempt: {
      'stands still on flat ground': 'it shakes there, too',
      'goes downhill on tiny slopes': 'they drown in the noise',
      'survives a constant slope': 'a small one drowns in the noise',
    },
  }),
};
