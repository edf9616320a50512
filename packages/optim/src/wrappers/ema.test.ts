import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { stroll } from '../testing/stroll';
import { ema } from './ema';

describe('ema', () => {
  it('keeps the average of the places it has been', () => {
    const optimizer = ema(sgd({ learningRate: 1 }), { averageDecay: 0.5 });
    const slope = { w: tensor(2, { dtype: 'float64' }) };
    const { states } = stroll(optimizer, { w: tensor(8, { dtype: 'float64' }) }, [slope, slope]);
    // places 8, 6, 4: averages 8, 7, 5.5
    const averages = states.map((state) => (state as { average: typeof slope }).average.w.data[0]);
    expect(averages).toEqual([8, 7, 5.5]);
  });
  it('says what it wants', () => {
    expect(ema(sgd()).name).toBe('ema(sgd)');
    expect(() => ema(sgd(), { averageDecay: 2 })).toThrow('ema: averageDecay is 2 — wanted a number from 0 to 1');
  });
  const make = ({ averageDecay, ...options }: { learningRate: number; averageDecay: number }) =>
    ema(sgd(options), { averageDecay });
  const claims = {
    options: { learningRate: 0.1, averageDecay: 0.8 },
    source: 'worked by hand: the walk is that of sgd',
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
        [0.7, -1.6],
        [0.67, -1.64],
        [0.67, -1.64],
        [1.27, -2.44],
        [1.26, -2.64],
      ],
    },
    downhill: (hill: string) => ({ learningRate: hill === 'rosenbrock' ? 0.001 : 0.05, averageDecay: 0.9 }),
    steps: { rosenbrock: 3000, 'logistic regression': 3000 },
  };
  it.each(optimizerChecks(make, claims))('$name', ({ run }) => run());
});
