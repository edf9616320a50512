import { describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { clipByValue } from './clipByValue';

describe('clipByValue', () => {
  it('says what it wants', () => {
    expect(clipByValue(sgd()).name).toBe('clipByValue(sgd)');
    expect(() => clipByValue(sgd(), { clipValue: 0 })).toThrow('clipByValue: clipValue is 0 — wanted a number above 0');
  });
  const make = ({ clipValue, ...options }: { learningRate: number; clipValue: number }) =>
    clipByValue(sgd(options), { clipValue });
  const claims = {
    options: { learningRate: 0.1, clipValue: 0.5 },
    source: 'worked by hand',
    path: {
      start: [1, -2],
      grads: [
        [3, -4],
        [0.3, 0.4],
        [0, 0],
        [-6, 8],
        [0.1, 2],
      ],
      weights: [
        [0.95, -1.95],
        [0.92, -1.99],
        [0.92, -1.99],
        [0.97, -2.04],
        [0.96, -2.09],
      ],
    },
    downhill: (hill: string) => ({ learningRate: hill === 'rosenbrock' ? 0.001 : 0.05, clipValue: 2 }),
    steps: { rosenbrock: 4000, 'logistic regression': 3000 },
  };
  it.each(optimizerChecks(make, claims))('$name', ({ run }) => run());
});
