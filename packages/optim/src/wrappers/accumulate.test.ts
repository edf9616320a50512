import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { adam } from '../optimizers/adam';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { stroll } from '../testing/stroll';
import { accumulate } from './accumulate';

describe('accumulate', () => {
  it('counts the steps of the inner optimizer, not its own', () => {
    const slope = { w: tensor([0.5], { dtype: 'float64' }) };
    const start = { w: tensor([1], { dtype: 'float64' }) };
    const often = stroll(accumulate(adam(), { every: 3 }), start, Array(12).fill(slope)).places.at(-1);
    expect(often).toEqual(stroll(adam(), start, Array(4).fill(slope)).places.at(-1));
  });
  it('says what it wants', () => {
    expect(accumulate(sgd()).name).toBe('accumulate(sgd)');
    expect(() => accumulate(sgd(), { every: 0.5 })).toThrow('accumulate: every is 0.5 — wanted a number of at least 1');
  });
  const make = ({ every, ...options }: { learningRate: number; every: number }) => accumulate(sgd(options), { every });
  const claims = {
    options: { learningRate: 0.1, every: 2 },
    source: 'worked by hand',
    path: {
      start: [1, -2],
      grads: [
        [3, -4],
        [0.3, 0.4],
        [0, 0],
        [-6, 8],
        [0.1, 2],
        [1, 1],
      ],
      weights: [
        [1, -2],
        [0.835, -1.82],
        [0.835, -1.82],
        [1.135, -2.22],
        [1.135, -2.22],
        [1.08, -2.37],
      ],
    },
    downhill: (hill: string) => ({ learningRate: hill === 'rosenbrock' ? 0.001 : 0.05, every: 2 }),
    steps: { rosenbrock: 6000, 'logistic regression': 6000 },
    exempt: { 'shows a NaN, in its own weight only': 'it shows in the step for which it was gathered' },
  };
  it.each(optimizerChecks(make, claims))('$name', ({ run }) => run());
});
