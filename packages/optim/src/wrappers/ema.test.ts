import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { replayUpdates } from '../testing/replayUpdates';
import { ema } from './ema';
import { subjects } from './ema.claims';

describe('ema', () => {
  it('averages the weights along the path', () => {
    const optimizer = ema(sgd({ learningRate: 1 }), { averageDecay: 0.5 });
    const grad = { w: tensor(2, { dtype: 'float64' }) };
    const { states } = replayUpdates(optimizer, { w: tensor(8, { dtype: 'float64' }) }, [grad, grad]);
    // weights 8, 6, 4: averages 8, 7, 5.5
    const averages = states.map((state) => (state as { average: typeof grad }).average.w.data[0]);
    expect(averages).toEqual([8, 7, 5.5]);
  });
  it('rejects invalid arguments and says why', () => {
    expect(ema(sgd()).name).toBe('ema(sgd)');
    expect(() => ema(sgd(), { averageDecay: 2 })).toThrow(
      'ema: averageDecay is 2 — wanted a number in [0, 1], or a schedule t => number of such',
    );
  });
  for (const { title, run } of optimizerChecks(subjects.ema.make, subjects.ema.claims)) it(title, run);
});
